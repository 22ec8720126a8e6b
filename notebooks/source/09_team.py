# %% [markdown] tags=["lang-zh"]
# # 9 · 销售团队管理
#
# 公司刚起步，六名销售忙不过来，线索还在增加。老板问您：多招一个人，还是每周抽几小时辅导现在的六个？
#
# 新人要招、要等、要上手；辅导要占用销售时间；半路还可能有人离开。您先选哪一样？

# %% [markdown] tags=["lang-en"]
# # 9 · The sales team
#
# The company is young, its six reps cannot keep up, and leads are still coming in. Your boss asks: hire one more, or spend some hours a week on coaching the six you have?
#
# A newcomer has to be found, waited for and brought up to speed; coaching takes hours of selling; and somebody may leave. Which comes first?

# %%
from simlib import Assumptions, CapacityExample, CoachingDoses, CommissionOnCash, Debrief, Exercise, Glossary, Guess
from simlib import GrowthDrives, GuessReveal, HireCoachPanel, Recall, StaffingPanel, StagePanel, TeamPyramid
from simlib import TeamCards, TeamSorter, TeamStory, Together, TurnoverPanel
from simlib.units.team.model import ramped
from simlib.units.team.company import young_firm

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Two judgements, and how sure you are.

# %%
Together(Guess("09", "move"), Guess("09", "ramp"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("09")

# %% [markdown] tags=["lang-zh"]
# ## 动手：招人，还是辅导
#
# 同样的客户、同样的运气，模拟两个团队（一次模拟叫一个**平行世界**）：一个多招一人，一个每人每周多辅导一小时。辅导让每个商机的胜算大一些，可辅导的那一小时不能拿来卖。两样的价钱不同，见图下第一格“辅导一年的价钱”；同价的比较在下一张图里。
#
# **先试这一步：** 把线索从多拉到少，看横杠怎样翻到另一边。从哪里起，辅导赢得多？再把上手期拉长一倍。

# %% [markdown] tags=["lang-en"]
# ## Play: hire, or coach
#
# Two teams meet the same customers and the same luck: one hires a rep, one coaches each rep an hour a week more. Coaching raises the odds of each deal, and while you coach you do not sell. The two prices differ (first figure under the picture: “Coaching costs a year”); the next picture has both at the same price.
#
# **Start with this move:** pull the leads from many to few and watch the bars change sides. From where on does coaching win more? Then double the ramp time.

# %%
HireCoachPanel()

# %% [markdown] tags=["lang-zh"]
# ## 答案从哪里反过来
#
# 第 7 单元只看漏斗：商机在等客户，多一个人，多的是一份工资，外加几单：新人还在上手，接走的商机赢得少。这里是整家公司，道理相同：工时不够，人最值钱；工时有余，把每个商机做好更值钱。
#
# **读图：** 从右往左，团队越来越闲：招人的线在哪里跌到辅导下面？最忙的团队多辅导几小时，是赚是亏？

# %% [markdown] tags=["lang-en"]
# ## Where the answer turns
#
# Unit 7 looked at the funnel alone: where opportunities wait for the customer, another rep costs a salary and some deals besides, for a beginner wins fewer of those they take from the others. In the whole company the reason is the same: where hours are short, one more person is worth most; where hours are left, it pays more to do each deal better.
#
# **Reading the picture:** from right to left the team has more and more time. Where does hiring fall below coaching? And what do more hours of coaching do to the busiest team?

# %%
doses = CoachingDoses()
doses

# %% [markdown] tags=["lang-zh"]
# ## 例题：新人第一年值多少
#
# 决定招人之后要**等**；来了以后要**上手**，先只抵得上一名熟手的一部分。工资却从决定的那一季付起。逐季算一遍。

# %% [markdown] tags=["lang-en"]
# ## Worked example: what a newcomer is worth in the first year
#
# After the decision comes the **hiring delay**, then the **ramp**: at first a newcomer is worth a part of an experienced rep. The wage is paid from the quarter of the decision on.

# %%
CapacityExample()

# %% [markdown] tags=["lang-zh"]
# ## 高效团队的金字塔
#
# 课程画了一座高效团队的金字塔，只列了题目 <kbd>课程</kbd>。我们用常见的五层来补（Lencioni，2002）：经验之谈，证据不多 <kbd>有争议</kbd>。下层不稳，上层就空。
#
# **做一做：** 给自己的团队每层打分，看从哪里补起。

# %% [markdown] tags=["lang-en"]
# ## The pyramid of an effective team
#
# The course draws a pyramid of an effective team, by heading only <kbd>course</kbd>. We fill it with five common layers (Lencioni 2002): experience, with little evidence <kbd>contested</kbd>. With a weak layer below, those above are hollow.
#
# **Do this:** judge your own team, layer by layer. Where would you begin?

# %%
TeamPyramid()

# %% [markdown] tags=["lang-zh"]
# ## 低绩效：先找原因
#
# 低绩效者的辅导与激励，也是课程的题目 <kbd>课程</kbd>。不会的人，激励没有用；不愿的人，培训没有用。
#
# **做一做：** 分一分卡片：每一位，缺的是什么？

# %% [markdown] tags=["lang-en"]
# ## Low performers: the cause first
#
# To coach and to motivate low performers is a heading of the course <kbd>course</kbd>. Incentives do not help those who cannot, nor does training help those who will not.
#
# **Do this:** sort the cards. What does each of them lack?

# %%
TeamSorter("low")

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题，数字都是您自己的：一份计划的产能和成本；招人还是辅导；在预算之内排四个季度，在没见过的平行世界里检验。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks with figures of your own: capacity and cost of a plan; hire or coach; four quarters under a budget, judged in simulated companies nobody has seen.

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
move = "hire" if doses.best[560] == "hire" else "coach"
share = round(float(ramped(91.0, young_firm().ramp_days)), 2)
Together(GuessReveal("09", "move", move), GuessReveal("09", "ramp", share))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 对低绩效者，既要辅导，也要激励。**在这里** 活多人少时，招人胜过辅导；线索少时正相反。上手、离开、辅导的大小都是 <kbd>假设</kbd>，激励加多少合适，没有定论 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that low performers need coaching and motivation. **Here** hiring wins where there is more work than hours, and coaching where leads are few. The sizes of ramp, leaving and coaching are <kbd>assumed</kbd>; how much incentive is right is not settled <kbd>contested</kbd>.

# %%
Debrief("09")

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
# 1. Work out your team's load: a week's selling work over the selling hours of those who are there.
# 2. For your newest colleague, write down which day counts as ramped up, and how you will see it.
# 3. Go along on one call with a low performer before you name the cause.
# 4. Draw people and cost for the next four quarters, with the hiring delay in it.
#
# ## Words of this unit

# %%
Glossary("09")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：团队、组织与冲突，先说再翻

# %% [markdown] tags=["lang-en", "further"]
# ## Further: teams, organisation and conflict, case by case

# %% [markdown] tags=["lang-zh"]
# 三种团队、销售组织及其改进、冲突、小公司成长中的三层管理瓶颈、与其他部门的合作和冲突，都是课程的题目 <kbd>课程</kbd>。组织的四种结构（按区域、产品、客户、职能）和处理冲突的五种方式出自文献 <kbd>文献</kbd>。改进组织，先看哪一种知识最稀缺。
#
# **做一做：** 每组上面是可选的答案。看卡片，先说答案，再点开。哪几张说的正是您的公司？

# %% [markdown] tags=["lang-en"]
# Three types of team, the sales organisation with its improvement, conflict, three layers of bottleneck as a small firm grows, and cooperation and conflict with other departments are headings of the course <kbd>course</kbd>. Four structures, by territory, product, customer or function, and five ways to handle conflict stand in the literature <kbd>published</kbd>. To improve an organisation is to ask which knowledge is scarcest.
#
# **Do this:** over each group stand the names to choose from. Read a card, say your answer, then open it. Which ones tell of your own firm?

# %%
Together(*map(TeamCards, ("types", "structures", "conflict", "bottleneck", "departments")))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：团队的四个阶段

# %% [markdown] tags=["lang-en", "further"]
# ## Further: four stages of a team

# %% [markdown] tags=["lang-zh"]
# 课程说团队有四个发展阶段 <kbd>课程</kbd>；文献中最有名的是组建、磨合、规范、高效（Tuckman，1965）<kbd>文献</kbd>。它来自对已有研究的综述，多是治疗和培训小组，不是销售队伍；是否人人依次走过，有争议 <kbd>有争议</kbd>。阶段对漏斗有多大作用，谁也没有量过：下面的数是 <kbd>假设</kbd>。
#
# **先试这一步：** 把磨合期的工时拉回平常，只留胜算那一项。差别还看得出吗？

# %% [markdown] tags=["lang-en"]
# A team develops in four stages, says the course <kbd>course</kbd>; best known are forming, storming, norming and performing (Tuckman 1965) <kbd>published</kbd>. That was a review of other studies, mostly of therapy and training groups and not of sales teams; whether every team walks through them in turn is disputed <kbd>contested</kbd>. Nobody has measured what a stage does to a funnel: the figures below are <kbd>assumed</kbd>.
#
# **Start with this move:** set the hours of storming back to usual and leave the chances. Can a difference still be shown?

# %%
StagePanel()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一个团队的两年

# %% [markdown] tags=["lang-en", "further"]
# ## Further: two years of one team

# %% [markdown] tags=["lang-zh"]
# 一家公司，六名熟手，再招一人。忙过头会使人离开，空出的岗位又要等 <kbd>假设</kbd>。
#
# **做一做：** 找出第一个离开的人。那之前的负荷是多少？空岗时其他人又怎样？

# %% [markdown] tags=["lang-en"]
# One company: six experienced reps, and one chair more. Too much work drives people away, and each empty chair means waiting again <kbd>assumed</kbd>.
#
# **Do this:** find the first one who leaves. What was the load before, and what happened to the others meanwhile?

# %%
TeamStory()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：太忙了会怎样；成长曲线与驱动力

# %% [markdown] tags=["lang-en", "further"]
# ## Further: what overload does; growth curve and drive

# %% [markdown] tags=["lang-zh"]
# 负荷升高，离开的人变多；走一个，其余更忙。课程讲团队的成长曲线和驱动力，营销队伍那里叫发展曲线 <kbd>课程</kbd>。我们读作产能随时间的曲线，和推动它的几样东西 <kbd>假设</kbd>。
#
# **先试这一步：** 把工作量一格一格加上去，看离开的人从哪里开始加速。再多一小时辅导，能抵消多少？最后看下图：哪一种驱动最值，在您的公司哪一种最便宜？

# %% [markdown] tags=["lang-en"]
# With the load, leaving rises; one goes, and the others are busier. Growth curve and drive of a team are headings of the course, which says development curve for a marketing team <kbd>course</kbd>. We read them as capacity over time, and what pushes it <kbd>assumed</kbd>.
#
# **Start with this move:** add work step by step. Where does leaving begin to speed up? How much does an hour of coaching take back? Then the picture below: which drive is worth most, and which is cheapest in your firm?

# %%
Together(TurnoverPanel(), GrowthDrives())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：谁适合做大客户

# %% [markdown] tags=["lang-en", "further"]
# ## Further: who suits key accounts

# %% [markdown] tags=["lang-zh"]
# 谁适合做大客户，是课程的题目 <kbd>课程</kbd>；另一个是三星挑选销售的案例。
#
# 用人看行为证据和工作样本。动物、象限、性格标签是教学漫画，不进档案，不决定录用。
#
# **做一做：** 分一分面试记录，这一组最容易错。

# %% [markdown] tags=["lang-en"]
# A heading of the course asks who suits key accounts <kbd>course</kbd>; the case of Samsung's way of choosing sellers is another.
#
# Hire by evidence and samples of work. Animals, quadrants and labels of temper are teaching caricatures: they belong in no file and decide no hiring.
#
# **Do this:** sort the interview notes: this deck goes wrong most often.

# %%
TeamSorter("fit")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：回款提成

# %% [markdown] tags=["lang-en", "further"]
# ## Further: commission on cash collected

# %% [markdown] tags=["lang-zh"]
# 在中国，不少公司把一部分提成留到回款之后再发，叫**回款提成**。这里的规则是：销售会跟着催收，卖货的劲头也小一些 <kbd>假设</kbd>。
#
# **先说再看：** 提成全部等到回款才发，客户会早付几天？代价是什么？区间含 0 的，就是看不出差别。

# %% [markdown] tags=["lang-en"]
# Many firms in China keep part of a commission back until the customer has paid: **Commission on cash collected**. The rule here: sellers then help to collect, and are driven to sell a little less <kbd>assumed</kbd>.
#
# **Say it first:** with all of it paid on collection, how many days sooner do customers pay, and at what price? Where an interval includes zero, no difference can be shown.

# %%
CommissionOnCash()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：四个季度的人员计划

# %% [markdown] tags=["lang-en", "further"]
# ## Further: a staffing plan for four quarters

# %% [markdown] tags=["lang-zh"]
# 给练习第三题试手：逐季定人数和辅导，成本与预算对照；整家公司在同样的运气下，与不变的计划各运行一遍。
#
# **先试这一步：** 把新增的人从第一季挪到第四季，钱省下多少，结果差多少？再加到超出预算，看判定怎么说。

# %% [markdown] tags=["lang-en"]
# A bench for the third task: set reps and coaching for each quarter; the cost stands against the budget, and the whole company runs against a flat plan on the same luck.
#
# **Start with this move:** shift the extra rep from the first quarter to the fourth. What is saved, and what is lost? Then go over the budget and read the verdict.

# %%
StaffingPanel()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 每个数字的取值、范围和出处都在表里；面板下方也可以当场改一条。

# %% [markdown] tags=["lang-en"]
# Value, range and source of every number. Under the panel you can change one and watch.

# %%
Assumptions(young_firm())
