# %% [markdown] tags=["lang-zh"]
# # 13 · 综合演练：经营一家公司
#
# 老板把一家设备公司交给您两年。销售要加人，财务要收紧账期，客服说电话接不过来。账上的现金和银行的透支都有限。
#
# 每个季度您填一张决策表，公司就照着走。两年以后，不看您卖了多少，只看您创造了多少价值。

# %% [markdown] tags=["lang-en"]
# # 13 · Capstone: run the company
#
# For two years a machinery company is yours. Sales asks for people, finance for shorter terms, and service cannot keep up with the telephone. Cash is limited, and so is what the bank lends.
#
# Every quarter you fill in one decision sheet. After two years the question is not how much you sold, but how much value you created.

# %%
from simlib import Assumptions, CompanyGame, Debrief, Exercise, GameDebrief, Glossary, Guess, GuessReveal
from simlib import HandIn, LevelSorter, LevelTable, PlayersRace, Recall, ScoreExample, Together, scenario
market = scenario("machinery")

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 每位经理两年里只守一套做法。写下两个判断，最后再来对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Seven managers run it, each with one plan. Commit yourself twice.

# %%
Together(Guess("13", "best"), Guess("13", "luck"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题，点一下就知道对错。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units. Click, and you see at once.

# %%
Recall("13")

# %% [markdown] tags=["lang-zh"]
# ## 先经营，再讲道理
#
# 左边是这个季度的决策表，已经填好接手时的做法；右边是上个季度的账，和下个季度的预测。预测取自许多家照您的决定经营的模拟公司；您自己的运气如何，它并不知道。
#
# **先试这一步：** 动一两个您有把握的决策，押下您自己的范围，再点“经营这个季度”。觉得不必改时，就点“照上个季度”。

# %% [markdown] tags=["lang-en"]
# ## Play first, talk later
#
# On the left is this quarter's sheet, filled in as you found the company; on the right last quarter's books, and a forecast from other companies that decide as you do. It does not know your luck.
#
# **Start with this move:** change one or two things you believe in, bet on your own range, then press “Play the quarter”. Where nothing needs to change, press “As last quarter” first.

# %%
CompanyGame("machinery")

# %% [markdown] tags=["lang-zh"]
# ## 每个季度之后，问自己三句
#
# 原来指望什么，结果怎样，下次改什么。这样的复盘有用：研究汇总起来，做复盘的团队明显更好（Tannenbaum 与 Cerasoli，2013）<kbd>文献</kbd>。
#
# **做一做：** 先自己想想为什么变了，再点“解释我的决定”，看看是哪几笔单子、哪几家客户不一样了。

# %% [markdown] tags=["lang-en"]
# ## Three questions after each quarter
#
# What did you expect, what came, what will you change? Teams that hold such a debrief do clearly better (Tannenbaum and Cerasoli 2013) <kbd>published</kbd>.
#
# **Do this:** say first why it changed. Then press “Explain my decision”.

# %% [markdown] tags=["lang-zh"]
# ## 例题：您有几分把握
#
# 您押的范围按区间得分来算：范围越宽，分越高；结果落在外面，罚得更重；分越低越好。这样算，老老实实说出心里的范围最合算（Gneiting 与 Raftery，2007）<kbd>文献</kbd>。五次里大约该罩住四次：总是罩住，多半押得太宽；常常落空，说明太自信。
#
# **做一做：** 接着经营下一个季度，这次把范围押得比预测更窄或更宽，先说出理由。

# %% [markdown] tags=["lang-en"]
# ## A worked example: how sure are you?
#
# Your range is judged by the interval score: a wide range costs, a result outside costs more, and less is better. Under this rule it pays to say honestly what you believe (Gneiting and Raftery 2007) <kbd>published</kbd>. About four in five should hold. If all do, you probably bet too wide; if many fail, you were too sure.
#
# **Do this:** play the next quarter with a range narrower or wider than the forecast's, and say your reason before.

# %%
ScoreExample()

# %% [markdown] tags=["lang-zh"]
# ## 谁经营得最好
#
# 七位玩家，每人守着一套做法。他们在同样的几十家模拟公司（**平行世界**）里各经营两年，比的是创造的价值 = 利润 + 客户资产的变动 + 商机价值的变动 <kbd>假设</kbd>。分不出高下的，并列。
#
# **做一做：** 看“单家公司里的运气”一列，表下有说明。哪两位的输赢最靠运气？为什么偏偏是他们？

# %% [markdown] tags=["lang-en"]
# ## Who runs it best?
#
# Seven players, each with one plan, run it for two years in the same simulated companies. They are judged by value created = profit + change of customer equity + change of the pipeline's value <kbd>assumed</kbd>. Who cannot be told apart shares the place.
#
# **Do this:** look at the column on luck. Which two scores hang on it most, and why?

# %%
race = PlayersRace(market)
race

# %% [markdown] tags=["lang-zh"]
# ## 复盘：是什么决定了这一局
#
# 经营完八个季度后，点“评一评我这一局”。您会看到自己排在哪里、哪个季度是转折点、每个决策挣了还是赔了，还有您的把握准不准。
#
# **做一做：** 对照六步、攻守和信用三条线：您的转折点出在哪一条上？

# %% [markdown] tags=["lang-en"]
# ## Debrief: what decided your game
#
# When all quarters are played, press “Judge my game”: your place, the turning point, what each lever earned, and how good your bets were.
#
# **Do this:** where did your turning point lie? Think of the six steps of selling, attack and defence, and credit control.

# %%
GameDebrief(market)

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：一家利润不错的公司创造了价值吗；押得有多准；您那八个季度，在没人见过的模拟公司里再比一次。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: did a company with a good profit create value; how good was a bet; your eight quarters once more, in simulated companies nobody has seen.

# %%
Exercise("13")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Looking back
#
# First, your two guesses.

# %%
Together(GuessReveal("13", "best", race.best), GuessReveal("13", "luck", round(race.luck, 2)))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 信用管理是经济危机中企业新的利润增长点 <kbd>课程</kbd>。**在这里** 信用收得太紧和放得太松，都不如条件不变。均衡型改了四样，拆开看（上图）：先谈完后期商机有好处；[第 7 单元](07_funnel.ipynb)领先的辅导看不出好处，因为整家公司工时更满 <kbd>假设</kbd>。换一个市场，次序会变。
#
# **有争议：** 经营模拟能让人学到多少，研究说法不一；比起别的主动练习，它未必更好 <kbd>有争议</kbd>。所以这里的分数只说这家公司，不说您这个人。

# %% [markdown] tags=["lang-en"]
# **The course claims** that credit management is a new source of profit in a crisis <kbd>course</kbd>. **Here** stricter and more lenient credit terms both did worse than those there were; of Balanced's four changes (picture above) finishing late deals first shows a gain; coaching, in front in [unit 7](07_funnel.ipynb), shows none: the whole firm's week is fuller <kbd>assumed</kbd>. In another market the order may change.
#
# **Contested:** how much a business simulation teaches is disputed, and other active exercise may do as well <kbd>contested</kbd>. The score says nothing about you.

# %%
Debrief("13")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 列出本季度要定的事，分成战略和战术两栏；战术的当周就定。
# 2. 每定一件，写下您指望的范围，季末拿出来对。
# 3. 开一次十五分钟的复盘：指望什么，结果怎样，改什么。
# 4. 评一个人的业绩之前，先问：这里面有多少是运气？
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. List what has to be decided this quarter in two columns, strategy and tactics; decide the tactics this week.
# 2. With each decision write down the range you expect, and look at it again when the quarter ends.
# 3. Debrief for a quarter of an hour: expected, came, will change.
# 4. Before you judge somebody's results, ask how much of them was luck.
#
# ## Words of this unit

# %%
Together(Glossary("13"), HandIn())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：战略性营销与战术性营销

# %% [markdown] tags=["lang-en", "further"]
# ## Further: strategic and tactical marketing

# %% [markdown] tags=["lang-zh"]
# 课程《营销思维与客户服务》讲两天，面向销售、营销、财务、生产、人事各部门的经理，分战略性营销和战术性营销两层；渠道、大客户与服务、信用管理与催收都归在战术之下 <kbd>课程</kbd>。两层怎么分，课程没有细说。我们这样问：改起来有多慢，收回来有多难 <kbd>假设</kbd>。
#
# **做一做：** 把您刚才动过的决策分一分。

# %% [markdown] tags=["lang-en"]
# The course “Marketing thinking and customer service” takes two days and is meant for managers of sales, marketing, finance, production and personnel. It has two levels, strategic marketing and tactical marketing; channels, key accounts and service, credit management and collection stand under tactics <kbd>course</kbd>. Where the line runs it does not say. We ask: how slowly does it change, and how hard is it to take back <kbd>assumed</kbd>?
#
# **Do this:** sort the decisions you have just moved.

# %%
LevelSorter()

# %%
LevelTable()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：谁来做，营销团队

# %% [markdown] tags=["lang-en", "further"]
# ## Further: who does it, the marketing team

# %% [markdown] tags=["lang-zh"]
# 在这些决策之前，课程先讲营销团队：它的组织与结构、发展曲线与驱动模型、营销部门与其它部门的合作与冲突处理；只列了题目 <kbd>课程</kbd>。在这家公司里，它们就在您的表上：新人要几个月才顶用；销售多赊一笔，财务就多催一笔 <kbd>假设</kbd>。
#
# **试一试：** 说出您表上有哪两个决策，由两个部门朝相反的方向拉。

# %% [markdown] tags=["lang-en"]
# Before these decisions the course puts the marketing team: its organisation and structure, its development curve and driving model, cooperation and conflict with other departments, all by headings <kbd>course</kbd>. In this company they are on your sheet: new people need months to be of use, and what sales gives on credit, finance has to chase <kbd>assumed</kbd>.
#
# **Try this:** name two decisions on your sheet that two departments pull in opposite directions.

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 这家公司的每个数字，连同单位、范围和来源，都在下面。

# %% [markdown] tags=["lang-en"]
# Every number of this company, with its unit, range and source, stands below.

# %% tags=["open"]
Assumptions(market)
