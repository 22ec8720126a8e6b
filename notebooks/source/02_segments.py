# %% [markdown] tags=["lang-zh"]
# # 2 · 客户细分与攻守模型
#
# 您管一家设备厂的销售，手下六个人，老客户两百多家，能用来拜访的工时就那么多。老板刚读了一本书：留住客户最划算，保持率升一点，利润升一大截。他要您把工时全用来守。
#
# 销售经理不同意：好些客户向对手买得更多，不去争，永远是别人的。两个人都看着您：明年的工时怎么分？

# %% [markdown] tags=["lang-en"]
# # 2 · Segments, key accounts, attack and defence
#
# You run sales for a maker of equipment: six people, more than two hundred customers, and only so many hours for visits. Your boss has just read that keeping customers pays best: a little more retention, much more profit. All hours, he says, should guard what you have.
#
# Your sales manager disagrees. Many customers buy more from rivals, and will go on doing so unless somebody fights for them. How will next year's hours be divided?

# %%
from simlib import AllocationPanel, ClaimInCompany, ClaimPanel, CustomerYear, Debrief, Exercise, FolkloreTable
from simlib import Glossary, Guess, GuessReveal, HoursRace, MapPanel, MoveExample, MoveTable, OwnFigures
from simlib import ParetoPanel, PrintSheet, Recall, ScorecardSorter, ScorecardTable, SegmentIdeas, Together

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("02", "elsewhere"), Guess("02", "hours"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的两个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Two questions on earlier units.

# %%
Recall("02")

# %% [markdown] tags=["lang-zh"]
# ## 动手：把客户放到一张图上
#
# 一个点是一家客户：越靠上，一年里采购得越多；越靠右，其中给我们的越多。虚线由您来定，划出五格，一格一个动作。
#
# **先试这一步：** 把份额的界线往右拉，看“获取”怎样变大。再看图下面的结论：在别处花钱最多的，是您猜的那一类吗？您自己的清单也可以读进来。

# %% [markdown] tags=["lang-en"]
# ## Play: put the customers on a map
#
# Each dot is a customer: the higher, the more it buys in a year from everybody; the further right, the more of that from us. The dashed lines are yours to move; each of the five fields calls for another treatment.
#
# **Start with this move:** pull the threshold of share from low to high and watch “acquire” grow. Then read the verdict: who spends most elsewhere, as you guessed? Your own list can be read in, too.

# %%
book = MapPanel()
book

# %% [markdown] tags=["lang-zh"]
# ## 攻守模型
#
# 销售额说的是过去。攻守模型换用两把尺子：**采购潜力**，客户在这个品类一共买多少；**客户份额**，其中多少给了我们。潜力和份额合起来，就有五个动作；时间、人、钱按进攻、防御、维持来分 <kbd>课程</kbd>。
#
# **做一做：** 想三家自己的客户，在表里各找一行。“放弃”不是不接订单，是不再花大客户的工时。

# %% [markdown] tags=["lang-en"]
# ## Attack and defence
#
# Sales tell of the past. The attack-defence model uses two other yardsticks: **purchase potential**, what a customer buys in the category from everybody, and **share of wallet**, how much of it comes to us. Together they call for five moves; time, people and money go to attack, defence and maintenance <kbd>course</kbd>.
#
# **Do this:** think of three customers and find the row of each. To drop a customer is not to refuse the orders; it is to spend no key-account hours there.

# %%
Together(MoveTable(), PrintSheet("resources"))

# %% [markdown] tags=["lang-zh"]
# ## 动手：分工时，看谁说得对
#
# 灰色是基准：工时一样多，四个动作权重相等。**先试这一步：** 照老板说的做，把“获取”和“侵扰”拉到零，再点“值多少”。然后换您来：找一种分法，胜过灰色的基准。

# %% [markdown] tags=["lang-en"]
# ## Play: divide the hours
#
# Grey is the baseline: the same hours, with equal weights for four moves. **Start with this move:** do as your boss says: pull “acquire” and “contest” to nothing, then open “what it is worth”. Then find a division that beats the grey one.

# %%
AllocationPanel()

# %% [markdown] tags=["lang-zh"]
# ## 比一比：三种主张，同样的运气
#
# 销售经理要攻，老板要守，还有第三种：先看潜力。先想一想：谁会赢，为什么？再看图：哪几个区间不含 0？老板错在要守，还是错在守错了客户？

# %% [markdown] tags=["lang-en"]
# ## Compare: three plans on the same luck
#
# Your sales manager wants attack, your boss wants to guard, and there is a third plan: potential first. Say first which will win, and why. Is your boss wrong to guard, or wrong about whom?

# %%
race = HoursRace()
race

# %% [markdown] tags=["lang-zh"]
# ## 玩一玩：攻与守，用什么来考核
#
# 课程把攻守模型同平衡计分卡的四个方面对照起来 <kbd>课程</kbd>。指标一张一张归位：哪个方面，攻还是守？

# %% [markdown] tags=["lang-en"]
# ## Play: what to measure in attack and in defence
#
# The course lays its model over the four perspectives of the balanced scorecard <kbd>course</kbd>. Sort the measures: which perspective, attack or defence?

# %%
ScorecardSorter()

# %% [markdown] tags=["lang-zh"]
# ## 例题与练习
#
# 先看一家客户怎样找到它的动作。然后：给一份客户清单分类；给五家客户配动作；让工时胜过平均分配；检验五个百分点的说法。

# %% [markdown] tags=["lang-en"]
# ## A worked example, and the exercise
#
# First, one customer's move. Then: classify a list; find five customers their moves; beat the equal split; test the five points.

# %%
Together(MoveExample(), Exercise("02"))

# %% [markdown] tags=["lang-zh"]
# ## 回顾

# %% [markdown] tags=["lang-en"]
# ## Debrief

# %%
Together(GuessReveal("02", "elsewhere", book.most), GuessReveal("02", "hours", race.best))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 给客户分级，按潜力和份额定攻守，把时间、人、钱分过去 <kbd>课程</kbd>。**在这里** 向别家花钱最多的，正是已经向我们买得多的大客户；按潜力分配工时，胜过平均分配；只攻、只守都输：一个丢下了“保留”，一个丢下了“获取”。这里的潜力是已知的，您手上的只是估计；拜访的效果是 <kbd>假设</kbd>，可在面板里打开改动。

# %% [markdown] tags=["lang-en"]
# **The course claims** that customers are graded, that potential and share decide on attack or defence, and that time, people and money follow <kbd>course</kbd>. **Here** large customers who buy much from us already also spend most elsewhere; hours that follow potential beat an equal split; attack alone and guarding alone both lose: one leaves “retain” without visits, the other “acquire”. Potential is known here, yours is an estimate; what visits do is <kbd>assumed</kbd> and can be changed in the panel.

# %%
Debrief("02")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 给最大的三十家客户估一个采购潜力：问客户，也问送货的人。
# 2. 找出三家潜力高、份额低的客户，这周各约一次。
# 3. 找出三家占了您的时间、潜力却低的客户，想好交给谁。
# 4. 算一次自己的获客成本和留客成本，别再引用别人的比值。
#
# **底线：** “侵扰”说的是争取对手的客户，凭产品和服务；不贬低、不引诱违约、不行贿，见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Estimate the potential of your thirty largest; ask them, and ask whoever delivers.
# 2. Pick three of high potential and low share, and arrange a visit with each this week.
# 3. Pick three that take your time and have little potential, and decide who looks after them.
# 4. Work out once what winning and keeping cost you, and quote nobody else's ratio.
#
# **The limit:** to contest is to win a rival's customers by product and service; no disparagement, no inducing a breach of contract, no bribes: see [Ethics and law](14_ethics.ipynb).

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：谁是大客户，两成带来八成吗
#
# 课程讲大客户是什么、为什么要给客户分级；大客户管理，就是判断、选择、赢得、发展、保持大客户 <kbd>课程</kbd>。帕累托法则说，20% 的客户带来 80% 的销售额；ABC 分类法按累计销售额切两刀，分成三类 <kbd>课程</kbd>。切的是销售额，不是客户数。
#
# **先试这一步：** 看结论里的比例，点几次“换一种运气”，再读一份您自己的客户清单。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: who is a key account, and does a fifth bring four fifths
#
# The course tells what a key account is and why customers are graded; to manage key accounts is to judge, select, win, develop, keep them <kbd>course</kbd>. The Pareto principle says that 20 % of customers bring 80 % of sales; ABC classification cuts the book by cumulative sales into three <kbd>course</kbd>. What is cut is sales, never the number of customers.
#
# **Start with this move:** read the share in the verdict, press “another luck” a few times, then read in a list of your own.

# %%
Together(SegmentIdeas(), ParetoPanel())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一家客户的一年，计分卡全表
#
# 同样的一年过两遍：运气一样，工时一样多，只是分法不同。两种分法，客户份额从哪一次续约起拉开？格里客户少，每家分到的拜访就多；份额过了界线，换到客户多的一格，拜访就少了。订单来得早、来得多，出的问题也早、也多，期末的满意度因此更低。下面是计分卡的全表，幻灯片上留空的词，按通常的填法补上 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: a year of one customer, and the whole scorecard
#
# The same year twice: same luck, same hours, divided differently. From which renewal on do the shares of wallet part? In a field of few customers each gets many visits; one whose share passes the threshold moves to a fuller field and gets few. Orders that come earlier and more often bring trouble earlier, too: hence the lower satisfaction at the end. Under it the whole scorecard; words that the slide leaves blank are filled in the usual way <kbd>assumed</kbd>.

# %%
Together(CustomerYear(), ScorecardTable())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：那些广为流传的数字
#
# 课程说，关系营销以客户忠诚为中心目标 <kbd>课程</kbd>。讲到关系的价值，幻灯片上只有几组数字，跟着它们流传的句子证据薄弱 <kbd>有争议</kbd>。老板读到的就是其中一组。
#
# **做一做：** 读最后两列，再把自己的数填进面板：哪一个流传的数字落在您的区间之外？

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the famous figures
#
# Relationship marketing, the course says, has customer loyalty as its central aim <kbd>course</kbd>. On what relationships are worth its slide holds nothing but figures; the sentences told with them rest on weak evidence <kbd>contested</kbd>. What your boss has read is one of them.
#
# **Do this:** read the last two columns, then put your own numbers into the panel: which of the famous figures lies outside your interval?

# %%
Together(FolkloreTable(), OwnFigures())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：五个百分点，四分之一利润？
#
# 一种说法：忠诚度降 5%，利润降 25% <kbd>有争议</kbd>。另一种：保持率升 5 个百分点，利润升 25% 到 85%（Reichheld 与 Sasser，1990）<kbd>文献</kbd>。
#
# **先试这一步：** 在一家结构简单、看得清的小公司里，把固定费用往上拉，直到利润所剩无几，百分比怎么变？再看整家公司：保持率升了，利润为什么没有跟着升？

# %% [markdown] tags=["lang-en", "further"]
# ## Further: five points, a quarter of profit?
#
# One version: loyalty falls by 5 %, profit by 25 % <kbd>contested</kbd>. The other: retention rises by 5 points and profit by 25 to 85 % (Reichheld and Sasser 1990) <kbd>published</kbd>.
#
# **Start with this move:** in a firm small enough to see through, raise fixed costs until little profit is left. What becomes of the percentage? Then the whole company: retention rose, so why did profit not follow?

# %%
Together(ClaimPanel(), ClaimInCompany())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：法律的底线
#
# 中国，2026 年 11 月查对，不是法律意见：编造、传播误导信息损害对手商誉，违反《反不正当竞争法》；私下给客户人员好处是商业贿赂（第八条，2025 年 10 月 15 日起施行）；客户清单里的联系人是个人信息，只记必要的，可以删除（《个人信息保护法》）<kbd>文献</kbd>。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the limits of the law
#
# China, checked November 2026, no legal advice: making up or spreading misleading information about a rival offends against the Anti-Unfair Competition Law; private favours to a customer's people are commercial bribery (art. 8, in force from 15 October 2025); contacts in a customer list are personal information: keep what is needed, be able to erase it (Personal Information Protection Law) <kbd>published</kbd>.

# %% [markdown] tags=["lang-zh"]
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## Words of this unit

# %%
Together(Glossary("02"), PrintSheet("account_plan"))
