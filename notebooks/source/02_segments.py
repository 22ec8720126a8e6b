# %% [markdown] tags=["lang-zh"]
# # 02 · 客户细分与攻守模型
#
# 您管一家设备厂的销售，手下六个人，老客户两百多家，拜访的工时就那么多。老板刚读了一本书：留住客户最划算，保持率升一点，利润升一大截。他要您把工时都用来守。
#
# 销售经理不同意：好些客户在对手那里买得更多，不去争，就永远是别人的。两个人都看着您：明年的工时怎么分？

# %% [markdown] tags=["lang-en"]
# # 02 · Segments, key accounts, attack and defence
#
# You run sales for a maker of equipment: six people, more than two hundred customers, and only so many hours for visits. Your boss has just read a book that says keeping customers pays best, and that a little more retention means much more profit. All hours, he says, should guard what you have.
#
# Your sales manager disagrees. Many customers buy more from rivals than from you, and will go on doing so unless somebody fights for them. Both look at you: how will next year's hours be divided?

# %%
from simlib import AllocationPanel, ClaimInCompany, ClaimPanel, CustomerYear, Exercise
from simlib import FolkloreTable, Glossary, Guess, GuessReveal, HoursRace, MapPanel, MoveTable
from simlib import OwnFigures, ParetoPanel, PrintSheet, ScorecardSorter, ScorecardTable, SegmentIdeas, Together

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，最后再对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Two judgements. Write them down; we come back to them at the end.

# %%
Guess("02", "top")

# %%
Guess("02", "hours")

# %% [markdown] tags=["lang-zh"]
# ## 谁是大客户
#
# 课程先讲大客户和核心客户是什么、为什么要给客户分级，再把大客户关系管理定义为判断、选择、赢得、发展、保持这五件事 <kbd>课程</kbd>。前两个词课程没有下定义，下表里是我们的读法 <kbd>假设</kbd>。
#
# **做一做：** 逐行回答最后一列。哪一个问题您现在答不上来？

# %% [markdown] tags=["lang-en"]
# ## Who is a key account
#
# The course asks what a key account and a core customer are and why customers are graded, and then defines key-account relationship management by five things to do: judge, select, win, develop, keep <kbd>course</kbd>. It leaves the first two terms undefined; the table gives our reading <kbd>assumed</kbd>.
#
# **Do this:** answer the last column, row by row. Which question can you not answer today?

# %%
SegmentIdeas()

# %% [markdown] tags=["lang-zh"]
# ## “两成带来八成”在您的账册里成立吗
#
# 帕累托法则说，20% 的客户带来 80% 的销售额；ABC分类法按累计销售额切三刀 <kbd>课程</kbd>。它是经验，不是定律：有的账册更平，有的更集中。切的是销售额，不是客户数。
#
# **先试这一步：** 看结论里的那个比例，再点“换个运气”几次。然后打开“换成自己的账册”，读一份您的客户清单：一列客户，一列销售额就够。

# %% [markdown] tags=["lang-en"]
# ## Does a fifth bring four fifths in your book
#
# The Pareto principle says that 20 % of customers bring 80 % of sales; ABC classification cuts the book by cumulative sales <kbd>course</kbd>. It is experience and no law: some books are flatter, others more concentrated. And what is cut is sales, never the number of customers.
#
# **Start with this move:** read the share in the verdict, then press “another luck” a few times. After that open “Bring your own book” and read a list of yours: a column of customers and one of sales will do.

# %%
ParetoPanel()

# %% [markdown] tags=["lang-zh"]
# ## 攻守模型
#
# 销售额说的是过去。攻守模型换两把尺：**采购潜力**，客户在这个品类一共买多少；**客户份额**，其中多少给了我们 <kbd>课程</kbd>。两把尺配出五个动作，时间、人、钱按进攻、防御、维持去分 <kbd>课程</kbd>。
#
# **做一做：** 想三家自己的客户，在表里各找一格。“放弃”不是不接订单，是不再花大客户的工时 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Attack and defence
#
# Sales tell of the past. The attack-defence model measures with two other rods: **purchase potential**, what a customer buys in the category from everybody, and **share of wallet**, how much of it comes to us <kbd>course</kbd>. Together they call for five moves; time, people and money go to attack, defence and maintenance <kbd>course</kbd>.
#
# **Do this:** think of three customers and find each its row. To drop a customer is not to refuse the orders; it is to spend no key-account hours there <kbd>assumed</kbd>.

# %%
MoveTable()

# %% [markdown] tags=["lang-zh"]
# ## 动手：把账册放到图上
#
# 潜力前几成算高，后几成算低，份额多少算高，都是您的决定 <kbd>假设</kbd>。
#
# **先试这一步：** 把份额的界线从低拉到高，看“获取”怎样长大。再看结论：客户在别处买的钱，主要在哪一格？您的清单如果有潜力一列，也可以读进来。

# %% [markdown] tags=["lang-en"]
# ## Play: put the book on the map
#
# How many customers count as high or low in potential, and from where a share counts as high, is for you to decide <kbd>assumed</kbd>.
#
# **Start with this move:** pull the threshold of share from low to high and watch “acquire” grow. Then read the verdict: where does the money sit that customers spend elsewhere? If your list has a column of potential, you can read it in here too.

# %%
MapPanel()

# %% [markdown] tags=["lang-zh"]
# ## 一家客户的一年
#
# 先看一家，过两遍同样的一年：运气一样，工时一样多，只是分法不同。
#
# **做一做：** 两种分法在哪一次续约分开？多出来的拜访，是从哪些客户那里省下来的？

# %% [markdown] tags=["lang-en"]
# ## A year of one customer
#
# One customer first, and the same year twice: same luck, same hours, divided differently.
#
# **Do this:** at which renewal do the two years part? And from which customers were those extra visits taken?

# %%
CustomerYear()

# %% [markdown] tags=["lang-zh"]
# ## 动手：分一百份工时
#
# 现在是全体。五个权重总会折成合计为一的比例；基准是把同样的工时平均分给四个动作。
#
# **先试这一步：** 把“维持”拉到零，“保留”加倍。再把上面的选项换成整家公司：新业务的运气进来以后，结论还看得出来吗？

# %% [markdown] tags=["lang-en"]
# ## Play: divide the hours
#
# Now all of them. Five weights always turn into shares that make up a whole; the baseline splits the same hours equally over the four moves.
#
# **Start with this move:** pull “hold” to nothing and double “retain”. Then change the choice on top to the whole company. With the luck of new deals let in, can you still see the difference?

# %%
AllocationPanel()

# %% [markdown] tags=["lang-zh"]
# ## 三种主张，同样的运气
#
# 销售经理要攻，老板要守，还有第三种：先看潜力。三种分法各过很多世界，与平均分配逐个相减 <kbd>假设</kbd>。
#
# **读表：** 哪几个区间没有碰到零？老板的主张错在“守”，还是错在“守谁”？

# %% [markdown] tags=["lang-en"]
# ## Three plans on the same luck
#
# Your sales manager wants attack, your boss wants to guard, and there is a third plan: potential first. Each lives through many worlds and is set against the equal split, world by world <kbd>assumed</kbd>.
#
# **Reading the table:** which intervals stay clear of nothing? Is your boss wrong to guard, or wrong about whom?

# %%
race = HoursRace()
race

# %% [markdown] tags=["lang-zh"]
# ## 攻与守，用什么来考核
#
# 攻和守要看的指标不同。课程把攻守模型与平衡计分卡的四个方面对在一起 <kbd>课程</kbd>；幻灯片上留空的词，按通常的填法补上 <kbd>假设</kbd>。
#
# **做一做：** 先不往下看，把指标一张一张归位：哪个方面，攻还是守？然后与下面的整表对照。

# %% [markdown] tags=["lang-en"]
# ## What to measure in attack and in defence
#
# Attack and defence look at different figures. The course lays its model over the four perspectives of the balanced scorecard <kbd>course</kbd>; words that its slide leaves blank are filled in the usual way <kbd>assumed</kbd>.
#
# **Do this:** without looking further down, sort the measures one by one: which perspective, attack or defence? Then compare with the whole table.

# %%
ScorecardSorter()

# %%
ScorecardTable()

# %% [markdown] tags=["lang-zh"]
# ## 那些名数字
#
# 课程说，关系营销以客户忠诚为中心目标 <kbd>课程</kbd>。讲到关系的价值，幻灯片上只有几组数字；跟着它们流传的句子，证据薄弱 <kbd>有争议</kbd>。老板读到的就是其中一组。
#
# **做一做：** 读最后两列，再把自己的数填进后面的面板。哪一个流传的数字落在您的区间之外？

# %% [markdown] tags=["lang-en"]
# ## The famous figures
#
# Relationship marketing, the course says, has customer loyalty as its central aim <kbd>course</kbd>. On what relationships are worth its slide holds nothing but figures; the sentences told with them rest on weak evidence <kbd>contested</kbd>. What your boss has read is one of them.
#
# **Do this:** read the last two columns, then put your own numbers into the panel after it. Which of the famous figures lies outside your interval?

# %%
FolkloreTable()

# %%
OwnFigures()

# %% [markdown] tags=["lang-zh"]
# ## 五个百分点，四分之一利润？
#
# 一种说法：忠诚度降 5%，利润降 25% <kbd>有争议</kbd>。另一种：保持率升 5 个百分点，利润升 25% 到 85%（Reichheld 与 Sasser，1990）<kbd>文献</kbd>。在一家看得透的小公司里试一试，提高保持率要花钱 <kbd>假设</kbd>。
#
# **先试这一步：** 把固定费用往上拉，直到利润所剩无几，百分比怎么变？再看绿线：一家客户的价值和公司的利润，是同一回事吗？最后换成“降”的说法。

# %% [markdown] tags=["lang-en"]
# ## Five points, a quarter of profit?
#
# One version: loyalty falls by 5 %, profit by 25 % <kbd>contested</kbd>. The other: retention rises by 5 points and profit by 25 to 85 % (Reichheld and Sasser 1990) <kbd>published</kbd>. Try it in a firm small enough to see through, where better retention costs money <kbd>assumed</kbd>.
#
# **Start with this move:** raise fixed costs until little profit is left. What becomes of the percentage? Then the green line: is the value of a customer the same as the firm's profit? At the end, choose the version that falls.

# %%
ClaimPanel()

# %% [markdown] tags=["lang-zh"]
# ## 在整家公司里
#
# 同一个问题，放进有新业务、有账款的整家公司。第一行是白送的：市场里的客户本来就更少离开；第二行是买来的：多返利给客户 <kbd>假设</kbd>。
#
# **读表：** 保持率升了，利润为什么没有跟着升？哪一行更像老板手里的那本书？

# %% [markdown] tags=["lang-en"]
# ## In the whole company
#
# The same question in a company with new deals and receivables. The first row is a gift: customers in this market are less inclined to leave. The second is bought: more of their money goes back to customers <kbd>assumed</kbd>.
#
# **Reading the table:** retention rose, so why did profit not follow? Which of the rows is the one in your boss's book?

# %%
ClaimInCompany()

# %% [markdown] tags=["lang-zh"]
# ## 边界
#
# **法律（中国，2026 年 11 月查对，不是法律意见）：** “侵扰”说的是争取对手的客户，凭产品和服务。编造、传播误导信息损害对手商誉，违反《反不正当竞争法》<kbd>文献</kbd>；私下给客户人员好处是商业贿赂（第八条，2025 年 10 月 15 日起施行）<kbd>文献</kbd>。不引诱客户违约。客户清单里的联系人是个人信息：只记必要的，可以删除（《个人信息保护法》）<kbd>文献</kbd>。全部的底线见[职业道德与法律](14_ethics.ipynb)。
#
# ## 练习
#
# 四道题，数字都是您自己的：给一本账册分类；给客户配动作；在没见过的世界里胜过平均分配；检验五个百分点的说法。

# %% [markdown] tags=["lang-en"]
# ## Limits
#
# **Law (China, checked November 2026, no legal advice):** to contest is to win a rival's customers by product and service. Making up or spreading misleading information about a rival offends against the Anti-Unfair Competition Law <kbd>published</kbd>; private favours to a customer's people are commercial bribery (art. 8, in force from 15 October 2025) <kbd>published</kbd>. Induce nobody to break a contract. Contacts in a customer list are personal information: keep what is needed, be able to erase it (Personal Information Protection Law) <kbd>published</kbd>. All limits stand in [Ethics and law](14_ethics.ipynb).
#
# ## Exercise
#
# Four tasks with figures of your own: classify a book; find customers their moves; beat the equal split in worlds nobody has seen; test the five points.

# %%
Exercise("02")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。
#
# **课程主张** 给客户分级，按潜力和份额定攻守，把时间、人、钱分过去 <kbd>课程</kbd>。**在这里** 看潜力分工时，胜过平均分；只攻与只守都输，因为都把工时花在了中等潜力上。五个百分点值多少，要看固定费用、获客成本和它自己的花费。
#
# **在什么假设下：** 潜力在这里是已知的，您手上的只是估计；拜访的效果、客户离开的习惯都是 <kbd>假设</kbd>，可在面板里打开改动。**有争议：** 留客比拓客划算多少，没有一个到处成立的数 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.
#
# **The course claims** that customers are graded, that potential and share decide on attack or defence, and that time, people and money follow <kbd>course</kbd>. **Here** hours that follow potential beat an equal split; attack alone and guarding alone both lose, since either spends hours on middle potential. What five points are worth hangs on fixed costs, on the cost of a new customer, and on their own.
#
# **Under which assumptions:** potential is known here, while yours is an estimate; what visits do and how customers leave is <kbd>assumed</kbd> and can be changed in the panel. **Contested:** no figure holds everywhere for how much cheaper keeping is than winning <kbd>contested</kbd>.

# %%
GuessReveal("02", "top", ParetoPanel().top)

# %%
GuessReveal("02", "hours", race.best)

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 把去年的客户清单读进帕累托面板，记下最大的五分之一带来多少。
# 2. 给前三十家估一个采购潜力，问客户，也问送货的人。
# 3. 找出三家潜力高、份额低的客户，这周各约一次。
# 4. 找出三家占了您的时间、潜力却低的客户，想好交给谁。
# 5. 算一次自己的获客成本和留客成本，别再引用别人的比值。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Read last year's customer list into the Pareto panel and note what the largest fifth brings.
# 2. Estimate the potential of your thirty largest; ask them, and ask whoever delivers.
# 3. Pick three customers of high potential and low share, and arrange a visit with each this week.
# 4. Pick three that take your time and have little potential, and decide who looks after them.
# 5. Work out once what winning and keeping cost you, and quote nobody else's ratio.
#
# ## Words of this unit

# %%
Together(Glossary("02"), PrintSheet("account_plan"))
