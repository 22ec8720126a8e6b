# %% [markdown] tags=["lang-zh"]
# # 09 · 销售团队管理
#
# 公司还年轻，六名销售忙不过来，线索还在增加。老板批了多用一个人的钱，问您：招一个新人，还是把同样的工时用来辅导现在的六个？
#
# 新人要招、要等、要上手；辅导要占用销售时间。两个季度后有人可能离开。您先选哪一样？

# %% [markdown] tags=["lang-en"]
# # 09 · The sales team
#
# The company is young, its six reps cannot keep up, and leads are still coming in. Your boss grants the cost of one more rep and asks: hire somebody, or spend as many hours on coaching the six you have?
#
# A newcomer has to be found, waited for and brought up to speed; coaching takes hours of selling; and somebody may leave. What first?

# %%
from simlib import Assumptions, CommissionOnCash, Exercise, Glossary, GrowthDrives, Guess, GuessReveal
from simlib import HireCoachPanel, StaffingPanel, StagePanel, TeamPyramid, TeamSorter, TeamStory, TurnoverPanel
from simlib.units.team.model import ramped
from simlib.units.team.company import young_firm

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，最后再对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Two judgements; we come back to them at the end.

# %%
Guess("09", "move")

# %%
Guess("09", "ramp")

# %% [markdown] tags=["lang-zh"]
# ## 高效团队的金字塔
#
# 课程画了一座高效团队的金字塔，只有标题 <kbd>课程</kbd>。我们用一种常见的画法来补：信任、坦率争论、承诺、互相负责、共同结果，下层不稳，上层就空 <kbd>假设</kbd>。这五层出自 Lencioni（2002）的书，是经验之谈，证据不多 <kbd>有争议</kbd>。
#
# **做一做：** 给自己的团队每层打分，看从哪里补起。

# %% [markdown] tags=["lang-en"]
# ## The pyramid of an effective team
#
# The course draws a pyramid of an effective team, by heading only <kbd>course</kbd>. We fill it with a common drawing: trust, open argument, commitment, accountability, shared results; with a weak layer below, those above are hollow <kbd>assumed</kbd>. The five layers come from a book by Lencioni (2002): experience, with little evidence <kbd>contested</kbd>.
#
# **Do this:** judge your own team, layer by layer. Where would you begin?

# %%
TeamPyramid()

# %% [markdown] tags=["lang-zh"]
# ## 团队与组织
#
# 课程提到三种团队、销售组织及其改进，都是标题 <kbd>课程</kbd>。三种团队我们读作解决问题型、自我管理型、跨部门型 <kbd>假设</kbd>。组织的四种结构——按区域、产品、客户、职能——出自教科书 <kbd>文献</kbd>；改进组织，就是看哪一种知识最稀缺。
#
# **做一做：** 两副牌，放一放。您的公司现在是哪一种？

# %% [markdown] tags=["lang-en"]
# ## Teams and organisation
#
# Three types of team, and the sales organisation with its improvement, are headings of the course <kbd>course</kbd>. We read the three as problem-solving, self-managed and cross-functional <kbd>assumed</kbd>. Four structures, by territory, product, customer or function, stand in textbooks <kbd>published</kbd>; to improve is to ask which knowledge is scarcest.
#
# **Do this:** sort both decks. Which one is your firm today?

# %%
TeamSorter("types", "structures")

# %% [markdown] tags=["lang-zh"]
# ## 团队的四个阶段
#
# 课程说团队有四个发展阶段 <kbd>课程</kbd>；文献中最有名的是组建、磨合、规范、高效（Tuckman，1965）<kbd>文献</kbd>。它来自对已有研究的综述，多是治疗和培训小组，不是销售队伍；是否人人依次走过，有争议 <kbd>有争议</kbd>。
#
# 阶段对漏斗有多大作用，谁也没有量过：下面的工时和几率是 <kbd>假设</kbd>。
#
# **先试这一步：** 把磨合期的工时拉回平常，只留几率。差别还看得出吗？

# %% [markdown] tags=["lang-en"]
# ## Four stages of a team
#
# A team develops in four stages, says the course <kbd>course</kbd>; best known are forming, storming, norming and performing (Tuckman 1965) <kbd>published</kbd>. That was a review of other studies, mostly of therapy and training groups and not of sales teams; whether every team walks through them in turn is disputed <kbd>contested</kbd>.
#
# Nobody has measured what a stage does to a funnel: the hours and odds below are <kbd>assumed</kbd>.
#
# **Start with this move:** put the hours of storming back to usual and leave the odds. Can a difference still be shown?

# %%
StagePanel()

# %% [markdown] tags=["lang-zh"]
# ## 一个团队的两年
#
# 先看一个世界，六名熟手，再招一人。决定招人之后要等；来了以后，按指数曲线**上手**；忙过头会使人离开，空出的岗位又要等 <kbd>假设</kbd>。
#
# **做一做：** 找出第一个离开的人。那之前的负荷是多少？空岗时其他人又怎样？

# %% [markdown] tags=["lang-en"]
# ## Two years of one team
#
# One world first: six experienced reps, and one chair more. After the decision you wait; whoever comes **ramps up** along an exponential curve; too much work drives people away, and each empty chair means waiting again <kbd>assumed</kbd>.
#
# **Do this:** find the first one who leaves. What was the load before, and what happened to the others meanwhile?

# %%
TeamStory()

# %% [markdown] tags=["lang-zh"]
# ## 动手：招人，还是辅导
#
# 同样的运气，两个团队。辅导占用的销售工时，正好等于新人带来的工时，按工资算价钱相同 <kbd>假设</kbd>。
#
# **先试这一步：** 把销售线索从多拉到少。忙的团队和闲的团队，答案一样吗？再把上手期拉长一倍。

# %% [markdown] tags=["lang-en"]
# ## Play: hire, or coach
#
# Two teams on the same luck. The coaching takes exactly as many selling hours as the newcomers bring, so by wages it costs the same <kbd>assumed</kbd>.
#
# **Start with this move:** pull the leads from many to few. Is the answer the same for a busy team and an idle one? Then double the ramp time.

# %%
HireCoachPanel()

# %% [markdown] tags=["lang-zh"]
# ## 动手：太忙了会怎样
#
# 负荷升高，离开的人变多；走一个，其余更忙。这条环在小模型里看得最清楚 <kbd>假设</kbd>。
#
# **先试这一步：** 把工作量加一格又一格，看离开的人从哪里开始加速。再用一小时辅导，能抵消多少？

# %% [markdown] tags=["lang-en"]
# ## Play: what overload does
#
# With the load, leaving rises; one goes, and the others are busier. The small model shows this loop best <kbd>assumed</kbd>.
#
# **Start with this move:** add work step by step. Where does leaving begin to speed up? Then add an hour of coaching: how much does it take back?

# %%
TurnoverPanel()

# %% [markdown] tags=["lang-zh"]
# ## 成长曲线与驱动力
#
# 课程讲团队的成长曲线和驱动力，只有标题 <kbd>课程</kbd>。我们读作产能随时间的曲线，和推动它的几样东西 <kbd>假设</kbd>。
#
# **读图：** 哪一种最值？在您的公司，哪一种最便宜？

# %% [markdown] tags=["lang-en"]
# ## Growth curve and drive
#
# Growth curve and drive of a team are headings of the course <kbd>course</kbd>. We read them as capacity over time, and what pushes it <kbd>assumed</kbd>.
#
# **Reading the picture:** which drive is worth most? Which is cheapest in your firm?

# %%
GrowthDrives()

# %% [markdown] tags=["lang-zh"]
# ## 冲突与低绩效
#
# 冲突，低绩效者的辅导与激励，都是课程的标题 <kbd>课程</kbd>。处理冲突的五种方式出自托马斯与基尔曼 <kbd>文献</kbd>；低绩效的四种原因是我们的分法 <kbd>假设</kbd>。不会的人，激励没有用；不愿的人，培训没有用。
#
# **做一做：** 两副牌。每张卡片先问原因，再选办法。

# %% [markdown] tags=["lang-en"]
# ## Conflict and low performers
#
# Conflict, and low performers to coach and motivate, are headings of the course <kbd>course</kbd>. The five ways to handle conflict are Thomas and Kilmann's <kbd>published</kbd>; the four causes of low performance are our own division <kbd>assumed</kbd>. Incentives do not help who cannot, nor training who will not.
#
# **Do this:** sort both decks. For each card ask for the cause before the cure.

# %%
TeamSorter("conflict", "low")

# %% [markdown] tags=["lang-zh"]
# ## 瓶颈、部门与用人
#
# 课程讲小公司成长中的三层管理瓶颈，讲与其他部门的合作和冲突，也讲谁适合做大客户 <kbd>课程</kbd>，并提到三星挑选销售的案例，只有标题 <kbd>课程</kbd>；我们不替它编。三层瓶颈的内容是我们补的 <kbd>假设</kbd>。
#
# 用人看行为证据和工作样本。动物、象限、性格标签是教学漫画，不进档案，不决定录用。
#
# **做一做：** 三副牌，最后一副最容易错。

# %% [markdown] tags=["lang-en"]
# ## Bottlenecks, departments and hiring
#
# Three layers of bottleneck as a small firm grows, cooperation and conflict with other departments, and who suits key accounts are headings of the course <kbd>course</kbd>; it names Samsung's way of choosing sellers as a case, by title only <kbd>course</kbd>, and we invent nothing for it. What the three layers hold is our filling <kbd>assumed</kbd>.
#
# Hire by evidence and samples of work. Animals, quadrants and labels of temper are teaching caricatures: they belong in no file and decide no hiring.
#
# **Do this:** sort three decks; the last one misleads most.

# %%
TeamSorter("bottleneck", "departments", "fit")

# %% [markdown] tags=["lang-zh"]
# ## 回款提成
#
# 在中国，不少公司把一部分提成留到回款之后再发，叫**回款提成**。规则在这里是：销售跟着催收，推动销售的力量减弱一些 <kbd>假设</kbd>。
#
# **读表：** 逾期天数动了吗？合同和创造的价值呢？区间跨过零的，就是看不出差别。

# %% [markdown] tags=["lang-en"]
# ## Commission on cash collected
#
# Many firms in China keep part of a commission back until the customer has paid. The rule here: sellers then help to collect, and are driven to sell a little less <kbd>assumed</kbd>.
#
# **Reading the table:** do days late move? Contracts and value created? Where an interval holds zero, no difference can be shown.

# %%
CommissionOnCash()

# %% [markdown] tags=["lang-zh"]
# ## 动手：四个季度的人员计划
#
# 每个季度定人数和辅导，成本对着预算，整家公司在同样的运气下对着不变的计划跑。
#
# **先试这一步：** 把新增的人从第一季挪到第四季，钱省下多少，结果差多少？再加到超出预算，看判定怎么说。

# %% [markdown] tags=["lang-en"]
# ## Play: a staffing plan for four quarters
#
# Set reps and coaching for each quarter; the cost stands against the budget, and the whole company runs against a flat plan on the same luck.
#
# **Start with this move:** shift the extra rep from the first quarter to the fourth. What is saved, and what is lost? Then go over the budget and read the verdict.

# %%
StaffingPanel()

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题，数字都是您自己的：一份计划的产能和成本；招人还是辅导；在预算之内，为没有人见过的世界排四个季度。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks with figures of your own: capacity and cost of a plan; hire or coach; four quarters under a budget, judged on worlds nobody has seen.

# %%
Exercise("09")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.

# %%
GuessReveal("09", "move", HireCoachPanel().better)

# %%
GuessReveal("09", "ramp", float(ramped(91.0, young_firm().ramp_days)))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 团队有阶段、有瓶颈，低绩效要辅导也要激励 <kbd>课程</kbd>。**在这里** 活多人少时，招人胜过同价的辅导；线索少时正相反。新人不是一来就顶用，空岗会让别人更忙。
#
# **在什么假设下：** 上手、离开、辅导的大小都是 <kbd>假设</kbd>，可以打开下表，也可以在面板里改。**有争议：** 四个阶段是否人人依次走过，激励加多少合适，没有定论 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that teams have stages and bottlenecks, and that low performers need coaching and motivation <kbd>course</kbd>. **Here** hiring beats coaching of the same cost where there is more work than hours, and loses where leads are few. A newcomer is not worth a rep on the first day, and an empty chair makes the others busier.
#
# **Under which assumptions:** the sizes of ramp, leaving and coaching are <kbd>assumed</kbd>; open the table below, or move them in the panels. **Contested:** whether each team walks through four stages in turn, and how much incentive is right, is unsettled <kbd>contested</kbd>.

# %%
Assumptions(young_firm())

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 算一算自己团队的负荷：一周的销售工作量，除以在岗的人的销售工时。
# 2. 为最新的同事写下：哪一天算上手，怎么看出来。
# 3. 挑一位低绩效的同事，先陪访一次，再判断原因。
# 4. 画出今后四个季度的人数和成本，把招聘时间画进去。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Reckon your team's load: a week's selling work over the selling hours of those who are there.
# 2. For your newest colleague, write down which day counts as ramped up, and how you will see it.
# 3. Go along on one call with a low performer before you name the cause.
# 4. Draw people and cost for the next four quarters, with the hiring delay in it.
#
# ## Words of this unit

# %%
Glossary("09")
