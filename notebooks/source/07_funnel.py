# %% [markdown] tags=["lang-zh"]
# # 7 · 销售漏斗管理
#
# 星期一早上九点，一家机械制造商的例会。您是销售总监，手里是十八个商机的清单。总经理说：“这么大一笔，本季度稳了。真不够，就再招一名销售。”财务总监要一个数：清单最后能变成多少销售额？再招一个人，是不是这笔钱最好的用法？
#
# 中午之前，您要答复。

# %% [markdown] tags=["lang-en"]
# # 7 · The sales funnel
#
# Monday, nine o'clock, the weekly meeting of a machinery maker. You are the sales director and hold a list of eighteen opportunities. The general manager: “With that much in hand the quarter is safe. If it is not, hire one more rep.” The finance director wants a number: how much of the list will become revenue, and is another rep the best use of the money?
#
# They expect your answer by noon.

# %%
from simlib import Assumptions, Case, Debrief, Exercise, FirstQuarter, ForecastPanel, FunnelPanel, Glossary, Guess
from simlib import GuessReveal, ImportPanel, IndicatorExample, LifeStory, MondayPanel, PassTable, PrintSheet, Race, Recall
from simlib import StageTable, Strategy, TeamLoad, Together, Verdict, Watch, WeightedExample, compare, run, scenario
market, today = scenario("machinery").alone("funnel"), Strategy()
Case(market)

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice; say how sure you are.

# %%
Together(Guess("07", "pipeline"), Guess("07", "lever"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题，点一下就知道对错。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units. Click, and you see at once.

# %%
Recall("07")

# %% [markdown] tags=["lang-zh"]
# ## 动手：人多人少
#
# 清单上的十八个商机放进一家会动的公司。线索不断到来，漏斗慢慢填满，所以后来在手的比十八个多。
#
# **先试这一步：** 把销售人数减去两人。松手之前先说：哪一个数先变坏？再加到七人：创造的价值是升是降？

# %% [markdown] tags=["lang-en"]
# ## Play: fewer reps, more reps
#
# The eighteen opportunities stand in a company that moves. Leads keep coming, so later there are more.
#
# **Start with this move:** take two reps away. Before you let go, say which figure gets worse first. Then go to seven: does value created rise or fall?

# %%
FunnelPanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 漏斗是客户走出来的
#
# 销售漏斗管理也叫销售机会管理、商机管理。漏斗口是目标客户，往下是六个采购阶段，每个阶段有一个**结束标志** <kbd>课程</kbd>。
#
# 标志几乎都由客户完成：“拜访过三次”不算进展，“决策人定下了预算”才算。
#
# **做一做：** 拿一个您自己的商机，从下往上找第一个已经发生的标志，它就处在下一个阶段。和系统里填的一样吗？

# %% [markdown] tags=["lang-en"]
# ## The customer makes the funnel
#
# At the funnel's mouth stand target customers; below it come six purchasing stages, each with an **end mark** <kbd>course</kbd>.
#
# Nearly every mark is set by the customer: “three visits made” moves nothing, “the decision maker has set a budget” does.
#
# **Do this:** take an opportunity of your own and read the marks from the bottom up. Stop at the first that has happened; the opportunity stands in the stage after it. Is that where your CRM has it?

# %%
StageTable(market)

# %% [markdown] tags=["lang-zh"]
# ## 例题：清单值多少
#
# 金额乘以赢率，六个阶段相加，就是**加权销售机会额** <kbd>课程</kbd>。课堂上“预计”一列由学员自己填；这里逐行算出来。
#
# 赢率是课程给的预测权重，不是统计出来的频率；您的公司，要换成自己的。
#
# **做一做：** 哪一行贡献最大？那一行只有几个商机？

# %% [markdown] tags=["lang-en"]
# ## Worked example: what the list is worth
#
# Amount times win rate, added over six stages, is the **weighted pipeline** <kbd>course</kbd>.
#
# The win rates are the course's forecast weights, not measured frequencies. For your company, put your own in their place.
#
# **Do this:** which row contributes most, and how many opportunities is it?

# %%
WeightedExample(market)

# %% [markdown] tags=["lang-zh"]
# ## 例题：三个指标
#
# - **销售预计**：商机够不够？
# - **销售进展**：这一周走得快不快？
# - **漏斗外销售额**：小订单不进漏斗，公式随之调整 <kbd>课程</kbd>。
#
# 下面是这张清单的一周，定额比案例的大；已知数写在表前。按字面算，第一项是（销售额＋加权额）的变化，一笔成交算两次；我们只取加权额的变化 <kbd>假设</kbd>。
#
# **做一做：** 比较最后两行，差在哪一项？

# %% [markdown] tags=["lang-en"]
# ## Worked example: three indicators
#
# - **Sales forecast**: are there enough opportunities?
# - **Sales progress**: how fast did they move this week?
# - **Out-of-funnel sales**: small orders stay out, and the formulas are adjusted <kbd>course</kbd>.
#
# Below is a week of this list, against a larger quota; its givens stand before the table. Read literally, progress counts each sale twice; we take the pipeline's change alone <kbd>assumed</kbd>.
#
# **Do this:** compare the last two rows. Which term differs?

# %%
IndicatorExample(weighted=(3_400, 3_648), revenue=(1_200, 1_500), outside=(90, 120), quota=10_000)

# %% [markdown] tags=["lang-zh"]
# ## 五个提议，同样的运气
#
# 一年的好坏证明不了什么。让五个提议各自遇到同样的客户、同样的运气，模拟几十家公司（下称**平行世界**），再同今天的做法比。
#
# **读图：** 横线是平均差别的 95% 区间；灰色的含 0，看不出差别。报价优惠虽然排在前面，也别急着降价：这里的对手不会跟着降 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Five proposals on the same luck
#
# One good year proves nothing. So five proposals meet the same customers and luck as today's way of working, in dozens of simulated companies.
#
# **Reading the picture:** the bar is the 95 % interval of the mean difference; grey includes zero, and none can be shown. If a discount leads, do not cut prices yet: here no rival follows <kbd>assumed</kbd>.

# %%
race = Race(market, asked=("07", "lever"), reps=today.but(reps=7), marketing=today.but(marketing_spend=900_000),
            coaching=today.but(coaching_hours=2.0), order=today.but(work_order="late_stage"),
            discount=today.but(discount=0.05), replications=60)
race

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：由一张快照算三个指标；找出瓶颈；填一张策略表，用同样的人手超过基准方案。数据由您的姓名生成。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: three indicators; the bottleneck; a strategy sheet that beats the baseline with the same people. The figures follow from your name.

# %%
Exercise("07")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 中午到了。先看您早上的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# It is noon. First, your two guesses of this morning.

# %%
Together(GuessReveal("07", "pipeline", WeightedExample(market).weighted), GuessReveal("07", "lever", race.best),
         FirstQuarter(market), TeamLoad(market))

# %% [markdown] tags=["lang-zh"]
# **答复财务总监：** 报加权销售机会额，再说明两点：它是平均数，每一单要么全赢、要么全丢；它没有日期，到期的部分才属于本季度。
#
# **答复总经理：** 没稳，看上面实际完成的数。要不要招人，看瓶颈：商机在等销售，多一个人才有用；在等客户，多的是一份工资，加一个上手前赢得更少的新人。换成整家公司，工时更满，也许就值了：见第 9 单元的图 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# **To the finance director:** name the weighted pipeline, with two remarks. It is an average: each opportunity is won whole or not. It has no date: only what is due belongs to this quarter.
#
# **To the general manager:** the quarter is not safe: see what came. Then look for the bottleneck. Where opportunities wait for a rep, another helps; where they wait for the customer, it adds a salary, and a beginner who wins fewer of the deals they take. In the whole company the week is fuller and the rep may pay: unit 9 <kbd>assumed</kbd>.

# %%
Debrief("07")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 取金额最大的十个商机，按结束标志重新定阶段。改动的那几个，就是最近该谈的。
# 2. 给每个商机写上预计成交日，只用本季度到期的再算一次。
# 3. 记下本周的三个指标，下周一再记一次。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Set the stages of your ten largest opportunities anew by the end marks.
# 2. Give each a closing date, and count again those due this quarter only.
# 3. Write down the three indicators this week and next.
#
# ## Words of this unit

# %%
Together(Glossary("07"), PrintSheet("funnel_review"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：哪个阶段最难过

# %% [markdown] tags=["lang-en", "further"]
# ## Further: which stage is hardest to pass

# %% [markdown] tags=["lang-zh"]
# 赢率我们读成：**现在处于**某阶段的商机最终赢下来的概率 <kbd>假设</kbd>。那么通过一个阶段的概率，就是相邻两个赢率之比。也有人读成“达到结束标志之后”的概率，得数会不同。
#
# **做一做：** 如果只能改善一个阶段，您会选最难的，还是选最靠后的？

# %% [markdown] tags=["lang-en"]
# We read a win rate as the chance that an opportunity **now in** the stage is won in the end <kbd>assumed</kbd>. Then the chance to pass a stage is the ratio of two neighbours. Others read it as the chance once the end mark is reached, and get other ratios.
#
# **Do this:** if you could improve only one stage, would you take the hardest or the last?

# %%
PassTable(market)

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一个商机的一生

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the life of one opportunity

# %% [markdown] tags=["lang-zh"]
# 先放一遍影片，点一个商机，看它走到哪里。影片下面是赢下的一个商机。（模型里，每个阶段谁有空谁接手。）请看颜色：多少时间是我们在做事，多少时间是客户在走流程，多少时间谁都没动？

# %% [markdown] tags=["lang-en"]
# First play the film and click an opportunity: where does it end? Below is one that was won; in the model whoever is free takes the next stage. Look at the colours: how much of its life did we work on it, how much belonged to the customer, and how long did nobody touch it?

# %%
world = run(market)
Together(Watch(world), LifeStory(world))

# %% [markdown] tags=["lang-zh"]
# 再看一个走了很远才丢的。丢单原因有两种：阶段本身带来的，例如没有预算、对手胜出；做法造成的，例如等得太久、销售经验不足。模型分开记 <kbd>假设</kbd>。
#
# **做一做：** 最后一行的原因属于哪一种？如果这是您的单子，哪一天还来得及做点什么？

# %% [markdown] tags=["lang-en"]
# And one that went far before it was lost. Reasons are of two kinds: those that come with the stage, such as no budget or a stronger rival, and those our own way of working brought about, such as a long wait or a rep without experience. The model keeps them apart <kbd>assumed</kbd>.
#
# **Do this:** of which kind is the reason in the last line? If the deal were yours, on which day could you still have done something?

# %%
LifeStory(world, outcome="lost")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：领先的，再比一次

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the front-runner, once more

# %% [markdown] tags=["lang-zh"]
# 五个里平均最高的，多少沾了运气，何况还有分不出高下的。要确认，就让它到没见过的平行世界里再比一次：换一个种子，次数也多一些。
#
# **做一做：** 看每个点。领先的有时也会输，而您的公司只会遇到其中一次。

# %% [markdown] tags=["lang-en"]
# The proposal with the highest mean of five owes something to luck, and others may be level with it. To be sure, send it into simulated companies it has not seen: another seed, and more of them.
#
# **Do this:** look at the single dots. Even the front-runner loses in some of them, and your company is only one.

# %%
Verdict(compare(market, [today, race.plan], seed=2, replications=100))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：这份预计，能信几分

# %% [markdown] tags=["lang-en", "further"]
# ## Further: how far to trust the forecast

# %% [markdown] tags=["lang-zh"]
# 公式里没有成交日期：今年才谈得成的商机，也算进了本季度。通行的做法是只计入本期到期的，否则覆盖率被高估 <kbd>文献</kbd>。
#
# **先看：** 两个空心点是季度初的预计，和其中本季度到期的部分；实心点是季度末的实际。隔得有多远？**再拖：** 提高小单门槛，漏斗“看不见”的销售额多出多少？切到“赢率”，看课程的权重在这家公司里准不准。

# %% [markdown] tags=["lang-en"]
# The formula has no closing date: an opportunity that needs most of a year still counts in this quarter. Common practice counts only what is due within the period; otherwise coverage is overstated <kbd>published</kbd>.
#
# **Look:** the two hollow rings are the forecast at a quarter's start and the part of it that is due; solid is what the quarter brought. How far apart are they? **Then drag:** raise the small-order threshold. How much revenue does the funnel no longer see? Open “Win rates” and check the course's weights in this company.

# %%
ForecastPanel(market)

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：您自己的清单，星期一的一页纸

# %% [markdown] tags=["lang-en", "further"]
# ## Further: your own list, one page for Monday

# %% [markdown] tags=["lang-zh"]
# 从您的 CRM 导出销售机会（CSV 或 Excel），在下面选文件；列名、日期、阶段自动识别，认错了可以改。手边没有清单，就先用模拟的那张。再点一下，漏斗里就换成贴近您公司的市场。
#
# 第二个框给您一页纸：未成交的商机本季度能变成多少、哪些其实早就凉了、每周回多少款、今天该打哪十个电话。预测先拿文件自己的过去检验，检验不过就直说。文件不离开这台电脑。

# %% [markdown] tags=["lang-en"]
# Export opportunities from your CRM (CSV or Excel) and choose the file here; columns, dates and stages are recognised, and what is read wrongly you can correct. No list at hand? Try the simulated one. One more click puts a market fitted to your company into the funnel.
#
# The second box gives you one page: what the open opportunities may become this quarter, which have gone cold, the cash of the coming weeks, and the calls to make today. The forecast is tried on the past of the same file first; where it fails there, the page says so. The files do not leave this computer.

# %%
Together(ImportPanel(), MondayPanel())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 每个数字的取值、范围和出处都在下面这张表里；前面的面板下方也有，可以当场改一条，看图怎么变。

# %% [markdown] tags=["lang-en"]
# Value, range and source of every number of this market. The same list stands under the panel above, where you can change an entry and watch the picture.

# %%
Assumptions(market)

# %% [markdown] tags=["lang-zh"]
# 拿最有争议的一条来试。“按对方风格沟通”的效果流传很广，证据薄弱 <kbd>有争议</kbd>。下面把效果设为零，准备时间照花：还剩下什么？
#
# **做一做：** 换一个数（范围在上表），按 Shift + Enter，看结论从哪里开始翻转。

# %% [markdown] tags=["lang-en"]
# Put the most doubtful one to the test. That matching the customer's style helps is widely repeated on weak evidence <kbd>contested</kbd>. Here the effect is zero and the preparation still costs its hours: what is left?
#
# **Do this:** put in another number (the table has the range), press Shift + Enter, and find where the verdict turns.

# %% tags=["open"]
doubt = market.but(style_effect=0.0)
Verdict(compare(doubt, [today, today.but(style_matching=True)]))
