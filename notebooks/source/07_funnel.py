# %% [markdown] tags=["lang-zh"]
# # 7 · 销售漏斗管理
#
# 星期一早上九点，一家机械制造商的例会。您是销售总监。总经理看着商机清单说：“这么大一笔，本季度稳了。真不够，就再招一个销售。”财务总监要的是一个数：这张清单最后能变成多少销售额？再招一个人，是不是这笔钱最好的用法？
#
# 中午之前，您要答复。

# %% [markdown] tags=["lang-en"]
# # 7 · The sales funnel
#
# Monday, nine o'clock, the weekly meeting of a machinery maker. You are the sales director. The general manager looks at the list of open opportunities: “With that much in hand the quarter is safe. And if it is not, hire one more rep.” The finance director wants a number: how much of the list will become revenue, and is another rep the best use of the money?
#
# They expect your answer by noon.

# %%
from simlib import Assumptions, Case, Exercise, ForecastPanel, FunnelPanel, Glossary, Guess, GuessReveal
from simlib import ImportPanel, IndicatorExample, LifeStory, PassTable, Race, StageTable, Verdict, WeightedExample
from simlib import MondayPanel, PrintSheet, Strategy, Together, Watch, compare, run, scenario
market, today = scenario("machinery").alone("funnel"), Strategy()
Case(market)

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 往下看之前，写下您的两个判断。猜错不扣分；没猜，就少了一半收获。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice before you read on. A wrong guess costs nothing; no guess costs you half of the unit.

# %%
Guess("07", "pipeline")

# %%
Guess("07", "lever")

# %% [markdown] tags=["lang-zh"]
# ## 漏斗是客户走出来的
#
# 销售漏斗把在手的销售机会（商机）按客户的采购阶段排好。课程分六个阶段，每个阶段对应一个销售步骤，并有一个**结束标志** <kbd>课程</kbd>。
#
# 请看标志由谁完成：几乎都是客户做了什么，而不是我们做了什么。“拜访过三次”不是进展，“决策人定下了预算”才是。
#
# **做一做：** 挑一个您手里的商机，从下往上看标志，停在第一个已经发生的那一行。商机现在处于它的下一阶段。和您系统里填的一样吗？

# %% [markdown] tags=["lang-en"]
# ## The customer makes the funnel
#
# A sales funnel puts open opportunities in order of the customer's purchasing stage. The course has six, each with a selling step and an **end mark** <kbd>course</kbd>.
#
# Look at who sets the mark: nearly always the customer does something, not we. “Three visits made” moves nothing. “The decision maker has set a budget” does.
#
# **Do this:** take one opportunity of your own and read the marks from the bottom up. Stop at the first that has happened; your opportunity stands one stage further on. Is that where your CRM has it?

# %%
StageTable(market)

# %% [markdown] tags=["lang-zh"]
# ## 一张清单值多少
#
# 赢率是权重：早期的金额打大折扣，后期的打小折扣，加起来就是**加权销售机会额** <kbd>课程</kbd>。下表是课程自己的例子，课程以万为单位，得数写作 364.8。
#
# 这些赢率是课程给的预测权重，不是统计出来的频率。您公司的赢率，要用您自己的数据来换。
#
# **做一做：** 哪一行贡献最大？它在漏斗里只是几个商机？

# %% [markdown] tags=["lang-en"]
# ## What the list is worth
#
# Win rates are weights: early amounts count for little, late ones for much, and the sum is the **weighted pipeline** <kbd>course</kbd>. The table works out the course's own example; in its units of ten thousand the course writes 364.8.
#
# These win rates are the course's forecast weights, not measured frequencies. For your company, put your own in their place.
#
# **Do this:** find the row that contributes most. How many opportunities is that row?

# %%
WeightedExample(market)

# %% [markdown] tags=["lang-zh"]
# ## 赢率里藏着阶段通过率
#
# 赢率是什么意思？我们这样读：**现在处于**某阶段的商机，最终赢下来的可能性 <kbd>假设</kbd>。那么通过一个阶段的可能性，就是相邻两个赢率之比。也有人读成“达到结束标志之后”的可能性，算出来就会不同。
#
# **做一做：** 哪个阶段最难过？如果只能改善一个阶段，您会选最难的，还是选最靠后的？

# %% [markdown] tags=["lang-en"]
# ## Inside the win rates: the chance to pass a stage
#
# What does a win rate mean? Here it is the chance that an opportunity **now in** the stage is won in the end <kbd>assumed</kbd>. Then the chance to pass a stage is the ratio of two neighbours. Others read it as the chance once the end mark is reached, and get other ratios.
#
# **Do this:** which stage is hardest to pass? If you could improve only one, would you take the hardest or the last?

# %%
PassTable(market)

# %% [markdown] tags=["lang-zh"]
# ## 三个指标，三个问题
#
# - **销售预计**：商机够不够？（已完成销售额 + 加权销售机会额）÷ 目标 <kbd>课程</kbd>
# - **销售进展**：流得快不快？一周里两者的变化 ÷ 本季度定额 <kbd>课程</kbd>
# - **漏斗外销售额**：小订单不进漏斗，免得漏斗太杂，指标随之调整 <kbd>课程</kbd>；怎样调整是我们的读法 <kbd>假设</kbd>
#
# 按字面读，销售进展里的“销售预计”已含销售额，一笔成交会算两次。我们只取加权销售机会额的变化 <kbd>假设</kbd>。
#
# **做一做：** 下表是另一家公司的一周。比较最后两行，差在哪一项？

# %% [markdown] tags=["lang-en"]
# ## Three indicators, three questions
#
# - **Sales forecast**: are there enough? (Revenue done + weighted pipeline) ÷ target <kbd>course</kbd>
# - **Sales progress**: do they move? The week's change of both ÷ the quarter's quota <kbd>course</kbd>
# - **Out-of-funnel sales**: small orders stay out to keep the funnel simple, and the formulas are adjusted <kbd>course</kbd>; how is our reading <kbd>assumed</kbd>
#
# Read literally, progress takes the change of a forecast that already holds revenue, and counts each sale twice. Here only the weighted pipeline's change goes in <kbd>assumed</kbd>.
#
# **Do this:** the table is a week of another company. Compare its last two rows: which term differs?

# %%
IndicatorExample(weighted=(3_400, 3_648), revenue=(1_200, 1_500), outside=(90, 120), quota=10_000)

# %% [markdown] tags=["lang-zh"]
# ## 动手：让漏斗流起来
#
# 课程的十八个商机，现在放进一家会动的公司：线索不断到来，销售人员轮流接手，客户按自己的节奏走。课程给的是赢率；时间、成本和各种效果大多是 <kbd>假设</kbd>，面板下方可以逐条查看。
#
# **先试这一步：** 把销售人数减去两人。松手之前先说：五个数里，哪一个先变坏？再切到“三个指标”，看是预计先掉，还是进展先掉。

# %% [markdown] tags=["lang-en"]
# ## Play: let the funnel flow
#
# Now the course's eighteen opportunities stand in a company that moves: leads keep coming, reps take them up in turn, customers go at their own pace. The win rates are the course's; times, costs and effects are mostly <kbd>assumed</kbd>, and you can open the list under the panel.
#
# **Start with this move:** take two reps away. Before you let go, say which of the five figures gets worse first. Then open “Three indicators”: what falls first, forecast or progress?

# %%
FunnelPanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 一个商机的一生
#
# 数字背后是一个个故事。先放一遍这个世界的影片，点一个商机，看它走到哪里。影片下面是赢下的一个商机。请看颜色：多少时间是我们在做事，多少时间是客户在走自己的流程，多少时间谁都没动？

# %% [markdown] tags=["lang-en"]
# ## The life of one opportunity
#
# Behind the figures there are stories. First play the film of this world and click an opportunity: where does it end? Below is one that was won. Look at the colours: how much of its life did we work on it, how much belonged to the customer, and how long did nobody touch it?

# %%
world = run(market)
Together(Watch(world), LifeStory(world))

# %% [markdown] tags=["lang-zh"]
# 再看一个走了很远才丢的。丢单原因有两种：阶段本身带来的，例如没有预算、对手胜出；还有做法造成的，例如等得太久。模型会分开记 <kbd>假设</kbd>。
#
# **做一做：** 如果这是您的单子，哪一天您还来得及做点什么？

# %% [markdown] tags=["lang-en"]
# And one that went far before it was lost. Reasons are of two kinds: those that come with the stage, such as no budget or a stronger rival, and those our own way of working brought about, such as a long wait. The model keeps them apart <kbd>assumed</kbd>.
#
# **Do this:** if it were yours, on which day could you still have done something?

# %%
LifeStory(world, outcome="lost")

# %% [markdown] tags=["lang-zh"]
# ## 五个提议，同样的运气
#
# 一个故事证明不了什么，一年的好坏也证明不了。所以让五个提议各自面对同样的客户、同样的运气，在许多世界里同今天的做法比。
#
# **读图：** 横线是平均差别的 95% 区间。灰色碰到零：看不出差别，这也是诚实的回答。

# %% [markdown] tags=["lang-en"]
# ## Five proposals on the same luck
#
# One story proves nothing, nor does one good year. So each of five proposals meets the same customers and the same luck as today's way of working, in many worlds.
#
# **Reading the picture:** the bar is the 95 % interval of the mean difference. Grey touches zero: no difference can be shown, and that is an honest answer.

# %% tags=["open"]
race = Race(market, reps=today.but(reps=7), marketing=today.but(marketing_spend=900_000),
            coaching=today.but(coaching_hours=2.0), order=today.but(work_order="late_stage"),
            discount=today.but(discount=0.05), replications=60)
race

# %% [markdown] tags=["lang-zh"]
# 五个里挑出的第一名，多少沾了运气。要确认，就让它在没见过的世界里再跑一次：换一个种子，世界也多一些。
#
# 如果赢的是折扣，先别急着降价：模型里的对手不会跟着降，客户下次也不会要得更多 <kbd>假设</kbd>。
#
# **做一做：** 看每个点。第一名也会在一些世界里输。您的公司只会遇到其中一个世界。

# %% [markdown] tags=["lang-en"]
# The winner of five owes something to luck. To be sure, send it into worlds it has not seen: another seed, and more of them.
#
# If a discount wins, do not cut prices yet: in the model no rival follows, and no customer asks for more next time <kbd>assumed</kbd>.
#
# **Do this:** look at the single dots. Even the winner loses in some worlds, and your company will live in only one.

# %%
Verdict(compare(market, [today, race.plan], seed=2, replications=100))

# %% [markdown] tags=["lang-zh"]
# ## 这份预计，能信几分
#
# 公式里没有成交日期：今年才谈得成的商机，也算进了本季度。通行的做法是只计入本期能到期的商机，否则覆盖率被高估 <kbd>文献</kbd>。
#
# **先看：** 空心点是季度初的预计，实心点是季度末的实际，隔得有多远？**再拖：** 提高小单门槛，漏斗“看不见”的销售额会多出多少？切到“赢率”，看课程的权重在这家公司里准不准。效果因人因单而异，所以点不必落在横线上。

# %% [markdown] tags=["lang-en"]
# ## How far to trust the forecast
#
# The formula has no closing date: an opportunity that needs most of a year still counts in this quarter. Common practice counts only what is due within the period; otherwise coverage is overstated <kbd>published</kbd>.
#
# **Look:** hollow is the forecast at a quarter's start, solid is what the quarter brought. How far apart are they? **Then drag:** raise the small-order threshold. How much revenue does the funnel no longer see? Open “Win rates” and check the course's weights in this company. Effects differ from deal to deal, so the dots need not sit on the bars.

# %%
ForecastPanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 换成您自己的清单
#
# 从您的 CRM 导出销售机会（CSV 或 Excel），在下面选文件。列名、日期、阶段是自动认的，认错了可以改。读完您会看到：用了多少行，哪几行没用、为什么；赢率、金额、周期，按时期、按销售人员。
#
# 手边没有清单，就先用模拟的那张试试。再点一下，漏斗里就换成贴近您公司的市场。您的数据里没有的，仍按 <kbd>假设</kbd>。文件不离开这台电脑。

# %% [markdown] tags=["lang-en"]
# ## Put your own list in its place
#
# Export opportunities from your CRM (CSV or Excel) and choose the file here. Columns, dates and stages are recognised; what is read wrongly you can correct. You then see how many rows were used, which were left out and why, and win rate, amounts and cycle by period and by seller.
#
# No list at hand? Try the simulated one. One more click puts a market fitted to your company into the funnel. What your data does not hold stays <kbd>assumed</kbd>. The file does not leave this computer.

# %% [markdown] tags=["lang-zh"]
# ## 星期一的一页纸
#
# 选一张销售清单，有应收台账也一并选上。您会得到一页纸：未成交的商机本季度能变成多少、这种预测过去准不准、哪些商机其实早就凉了、谁的业绩能和运气分开、每周回多少款、今天该打哪十个电话。预测先拿这份文件自己的过去检验；检验不过，这一页会直说，不给数字。文件不离开这台电脑。

# %% [markdown] tags=["lang-en"]
# ## One page for Monday
#
# Choose a sales list, and a ledger of invoices if you have one. You get one page: what the open opportunities may become this quarter and how such a forecast did in the past, which opportunities have gone cold, whose results can be told from luck, the cash of the coming weeks, and the calls to make today. The forecast is tried on the past of the same file first; where it fails there, the page says so and shows none. The files do not leave this computer.

# %%
Together(ImportPanel(), MondayPanel())

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：从一张快照算三个指标；找出瓶颈；填一张策略表，用同样的人手超过基准方案。填上姓名或学号，数据就是您自己的。策略表会在您没见过的世界里检验。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: three indicators from a snapshot; the bottleneck; a strategy sheet that beats the baseline with the same people. Give a name or number and the figures are yours alone. The sheet is judged on worlds you have not seen.

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
GuessReveal("07", "pipeline", WeightedExample(market).weighted)

# %%
GuessReveal("07", "lever", race.best)

# %% [markdown] tags=["lang-zh"]
# 第二个结果是平均最好的提议；有多大把握，看前面那张图的区间。
#
# **怎样答复财务总监：** 报加权销售机会额，同时说明两件事：它是平均数，每一单要么全赢、要么全丢；它没有日期，只有到期的部分属于本季度。
#
# **怎样答复总经理：** 再招一个人值不值，看瓶颈在不在人手。商机在等销售，多一个人才有用；商机在等客户，多一个人只多一份工资。新人上手还要好几个月 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# The second result is the proposal best on average; the intervals above say how sure that is.
#
# **To the finance director:** name the weighted pipeline, with two remarks. It is an average: each opportunity is won whole or not. It has no date: only what is due belongs to this quarter.
#
# **To the general manager:** one more rep pays if reps are the bottleneck. Where opportunities wait for a rep, another pair of hands helps; where they wait for the customer, it adds a salary. And newcomers take months to get up to speed <kbd>assumed</kbd>.

# %% [markdown] tags=["lang-zh"]
# **这一步会变：** 这一单元没有人去拜访老客户；在整家公司里拜访要占工时，成交还带来新客户，同一个人可能就值了（第 9 单元）<kbd>假设</kbd>。
#
# **课程主张** 给商机分级、每一步采取相应的行动、用三个指标跟踪 <kbd>课程</kbd>。在这里，指标能看见变化，却不说明原因；原因要靠比较。

# %% [markdown] tags=["lang-en"]
# **Where it turns:** in this unit nobody visits old customers; in the whole company visits take hours and a deal won founds a customer, so there the same rep may pay (unit 9) <kbd>assumed</kbd>.
#
# **The course asks** you to grade opportunities, act at each step, and watch three indicators <kbd>course</kbd>. Here indicators showed that something changed; comparisons showed why.

# %% [markdown] tags=["lang-zh"]
# ## 结论靠什么假设
#
# 展开下面这张表：每个数字的取值、范围和出处都在里面。前面的面板下方也有同一张表，在那里可以当场改一条，看图怎么变。

# %% [markdown] tags=["lang-en"]
# ## On which assumptions this rests
#
# Open the table: value, range and source of every number of this market. The same list stands under the panel above, where you can change an entry and watch the picture.

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

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 取金额最大的十个商机，按结束标志重新定阶段。改动的那几个，就是最近该谈的。
# 2. 给每个商机写上预计成交日，只用本季度到期的算一次加权销售机会额。
# 3. 记下本周的三个指标，下周一再记一次。到季度末，把预计和实际放在一起看。
# 4. 从今天起记录每个阶段后来赢了多少。一年以后，您就有自己的赢率。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Take your ten largest opportunities and set their stages anew by the end marks. Those that move are the ones to talk about.
# 2. Give each a closing date, and work out the weighted pipeline from those due this quarter only.
# 3. Write down the three indicators this week and next Monday. At the quarter's end, put forecast and result side by side.
# 4. From today, record for each stage what was won later. In a year you have win rates of your own.
#
# ## Words of this unit

# %%
Together(Glossary("07"), PrintSheet("funnel_review"))
