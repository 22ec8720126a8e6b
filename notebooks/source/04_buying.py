# %% [markdown] tags=["lang-zh"]
# # 4 · 采购角色与会谈结果
#
# 一家国有设备厂要买一条测试线。总经理送您到电梯口，握着您的手说：“我看好贵公司。”您在报表上写下“十拿九稳”。技术处长只在会上见过一面，话不多，问的都是标准；设计人员还没有人见过。
#
# 这个星期只够再拜访一个人。去见谁？

# %% [markdown] tags=["lang-en"]
# # 4 · The buying centre and how calls end
#
# A state-owned equipment maker wants a test line. The general manager walks you to the lift and shakes your hand: “I believe in you.” In the forecast you write “as good as won”. The head of technology said little and asked about standards; those who write the specification have met nobody of yours.
#
# This week there is time for one visit. To whom?

# %%
from simlib import BuyingAssumptions, CallSorter, CommitteeStory, CoverTable, Debrief, ElementTable, Exercise
from simlib import FirstVisit, Glossary, Guess, GuessReveal, MapExample, PrintSheet, PromiseTable, Recall
from simlib import ResultTable, RoleMap, RoleTable, Together, VisitRulesProof, VotePanel
from simlib.units.buying.model import CASE, EVEN

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("04", "who"), Guess("04", "share"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("04")

# %% [markdown] tags=["lang-zh"]
# ## 电梯口的那句话值多少
#
# 大组织的决策是集体的。国有企业的重大决策、重要人事任免、重大项目安排和大额度资金运作要集体决定，即**三重一大** <kbd>课程</kbd>。所以没有哪一个人能单独答应您。
#
# **做一做：** 先找到您的客户用的那种决策方式。同一句话，在那里值多少？再看这家国企：离您的猜测差多远？

# %% [markdown] tags=["lang-en"]
# ## What the words at the lift are worth
#
# Large organisations decide together. State-owned firms settle major decisions, key appointments, major projects and large sums collectively, the **“three majors and one large”** <kbd>course</kbd>. So nobody there can promise you anything alone.
#
# **Do this:** find your own customer's way of deciding. What are the same words worth there? How far off was your guess?

# %%
promise = PromiseTable(CASE)
promise

# %% [markdown] tags=["lang-zh"]
# ## 谁有发言权
#
# 课程把采购氛围里的人分为四类：采购人员、使用者、技术或财务把关者、决策人；采购阶段的结束标志又提到两个：发起者和设计者 <kbd>课程</kbd>。一个人可以兼几个角色，一个角色也可以有几个人。
#
# **做一做：** 想一个您的客户，给每个角色写一个职务。哪一格空着？

# %% [markdown] tags=["lang-en"]
# ## Who has a say
#
# The course knows four sorts of people around a purchase: buyer, user, technical or financial gatekeeper, decision maker; the end marks of the purchasing stages name two more, initiator and specifier <kbd>course</kbd>. One person may hold several roles, and one role several people.
#
# **Do this:** write a customer's job titles beside the roles. Which stays empty?

# %%
RoleTable()

# %% [markdown] tags=["lang-zh"]
# ## 动手：六次拜访，分给谁
#
# 现在是每人一次。**先试这一步：** 从别人那里拿走一次，给您猜的那个人。中选的概率变了多少？还有谁的一次更值？再把决策方式换成“一人一票过半数”：这一次还值那么多吗？

# %% [markdown] tags=["lang-en"]
# ## Play: six visits, and who gets them
#
# Everybody has one now. **Start with this move:** take a visit from somebody and give it to the one you guessed. Are you chosen more often? With whom is a visit worth more? Then change to a majority of heads: is that visit still worth as much?

# %%
VotePanel(CASE)

# %% [markdown] tags=["lang-zh"]
# ## 动手：把人放到图上
#
# 横轴是支持度，纵轴是影响力。五条规则自上而下，第一条有人符合的规则决定下一次拜访 <kbd>假设</kbd>。
#
# **先试这一步：** 选“把关者”，把支持度从反对移到支持。下一次该去见谁，依据哪一条？您同意吗？

# %% [markdown] tags=["lang-en"]
# ## Play: put people on the map
#
# Support runs to the right, influence upwards. Of five rules the first that fits somebody decides the next visit <kbd>assumed</kbd>.
#
# **Start with this move:** choose the gatekeeper and move support from against to for. Who is next now, and by which rule?

# %%
RoleMap(CASE)

# %% [markdown] tags=["lang-zh"]
# ## 比一比：这个星期的一次拜访
#
# 别的拜访都不算，只有这一次。每个角色轮流得到它，评审还是同样的几千次。**先想一想：** 角色图按规则点了一个人，模拟的评审同意吗？

# %% [markdown] tags=["lang-en"]
# ## Compare: the one visit of this week
#
# Leave all other visits out; each role gets the one in turn. **Think first:** the map named somebody by its rules; will the meetings agree?

# %%
first = FirstVisit(CASE)
first

# %% [markdown] tags=["lang-zh"]
# ## 会谈怎样结束
#
# 小规模销售有两种结果：订单、无销售。大规模销售有四种：订单、进展、暂时中断、无销售 <kbd>课程</kbd>。没有约定具体行动，就没有真正的进展；临走时的好话往往是客气地送客 <kbd>课程</kbd>。看客户的行动，不看他的话。
#
# **玩一玩：** 先问自己：客户这边，谁、什么时候、要做什么？

# %% [markdown] tags=["lang-en"]
# ## How calls end
#
# A small sale has two results, order and no sale. A large one has four: order, advance, continuation, no sale <kbd>course</kbd>. Where no action was agreed there was no progress, and warm words at the door are often a polite dismissal <kbd>course</kbd>. Judge by what customers do, not by what they say.
#
# **Play:** ask first: on the customer's side, who does what, and when?

# %%
CallSorter()

# %% [markdown] tags=["lang-zh"]
# ## 例题与练习
#
# 先看规则怎样定下一次拜访。然后三道题：给十条会谈记录分类；为您自己的客户定下一次拜访；用六次拜访胜过每人一次。

# %% [markdown] tags=["lang-en"]
# ## A worked example, and the exercise
#
# First, how the rules find the next visit. Then: sort ten call notes; choose the next visit in an account; let six visits beat one each.

# %%
Together(MapExample(), Exercise("04"))

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# **课程主张** 大组织集体决策，没有人能单独答应；会谈要看行动 <kbd>课程</kbd>。**在这里** 决策人的承诺值多少，全看规则；谁有一票否决权，谁的那次拜访就最值，因为模型里写了把关者可以否决 <kbd>假设</kbd>。影响力和支持度是您打的分，两个同事会打出两张图 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# **The course claims** that large organisations decide together, that nobody can promise alone, and that calls are judged by acts <kbd>course</kbd>. **Here** a decision maker's promise is worth what the rule makes of it, and the visit to whoever holds a veto is worth most, because the model gives the gatekeeper one <kbd>assumed</kbd>. Influence and support are marks that you give; two colleagues draw two maps <kbd>contested</kbd>.

# %%
Together(GuessReveal("04", "who", first.best), GuessReveal("04", "share", round(promise.share, 2)))

# %%
Debrief("04")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 给最大的一个商机画角色图，请一位同事另画一张，比较两张。
# 2. 问清楚：谁有一票否决权？怎样表决？谁最后签字？
# 3. 每次拜访之前，写下希望对方做的一件事和日期；做不成，再写一件小一点的。
# 4. 把上个月的会谈按四种结果重分一遍。有多少“谈得不错”是暂时中断？
#
# **底线：** 不打听秘密，不行贿，不串通；见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Draw the map of your largest opportunity, let a colleague draw another, and compare.
# 2. Find out: who holds a veto? How do they vote? Who signs last?
# 3. Before each visit write down one act you hope for, with a date, and a smaller one in case.
# 4. Sort last month's calls into the four results. How many “good talks” were continuations?
#
# **The limit:** no secrets, no bribes, no collusion; see [Ethics and law](14_ethics.ipynb).

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：采购五要素，需求与想要，六对一
#
# - **五要素：** 价值、需求、价格、信赖、体验 <kbd>课程</kbd>。
# - 课程还区分**需求与想要** <kbd>课程</kbd>。我们的读法：需求来自任务，没有它，事情做不成；想要来自人，没有它，他不痛快 <kbd>假设</kbd>。
# - **六对一**，课程只列了题目。我们的读法：每个角色、每个步骤，我方都有人负责 <kbd>假设</kbd>。
# - 决策人首先关心什么、大客户怎样一步步分析，课程只列了题目。我们的步骤：画组织，弄清流程，标影响力，写需求，比对手，定下一步 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: five elements, need and want, six to one
#
# - **Five elements:** value, need, price, trust, experience <kbd>course</kbd>.
# - The course also tells **need from want** <kbd>course</kbd>. Our reading: a need comes from the task, which fails without it; a want from a person, who would only be less happy <kbd>assumed</kbd>.
# - The heading **“six-to-one”** we read as somebody of ours for every role and step <kbd>assumed</kbd>.
# - What decision makers care about first and how a key account is analysed are headings only. Our steps: draw the organisation, learn the procedure, mark influence, write down needs, compare rivals, fix the next step <kbd>assumed</kbd>.

# %%
Together(ElementTable(), CoverTable())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一次评审，四种结果的依据
#
# 三重一大依据二〇一〇年的中央文件 <kbd>文献</kbd>。订单和进展算成功；“暂时中断”这个名称来自拉克姆；韦伯斯特和温德把采购角色分成五种 <kbd>文献</kbd>。
#
# **读图：** 每人拜访一次之后，开会那一天。同样的票，换一条规则，结果还一样吗？

# %% [markdown] tags=["lang-en", "further"]
# ## Further: one meeting, and where the four results come from
#
# The three majors and one large follow a central document of the year 2010 <kbd>published</kbd>. Order and advance count as success. The name continuation is Rackham's; Webster and Wind divide the buying centre into five roles <kbd>published</kbd>.
#
# **Reading the picture:** the day of the meeting, after one visit to each. The same votes under another rule: the same result?

# %%
Together(CommitteeStory(CASE, EVEN, seed=1), ResultTable())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：什么样的人适合做大客户销售，规则管不管用
#
# 什么样性格特征的人适合做大客户销售，课程只有题目 <kbd>课程</kbd>。我们的读法：耐得住长周期，愿意多听，记得住每个角色在乎什么，说到做到 <kbd>假设</kbd>；性格标签不用来决定录用。五条规则在别的客户那里也管用吗？下图随机抽取客户，与每人一次相比。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: who suits key-account selling, and whether the rules help
#
# Which character suits key-account selling is a heading in the course <kbd>course</kbd>. Our reading: bears long cycles, listens, remembers what each role cares about, keeps promises <kbd>assumed</kbd>; no label of character decides on hiring. Do the five rules help with other accounts? The picture is of accounts drawn at random, against one visit each.

# %%
VisitRulesProof()

# %%
BuyingAssumptions()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：法律的底线
#
# 内线说明流程、标准、时间；标底和对手报价，不问也不收。为了生意送礼、旅游、回扣，是商业贿赂（《反不正当竞争法》，2025 年 10 月 15 日起施行，第 8 条）；招标中不与对手商量报价，不与招标人事先谈定（《招标投标法》第 32 条）<kbd>文献</kbd>。这不是法律意见。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: where the law draws the line
#
# A coach explains procedure, criteria, dates; ask for no bid prices and no rivals' offers. Gifts, travel or kickbacks to win business are commercial bribery (Anti-Unfair Competition Law in force from 15 October 2025, art. 8); in a tender, settle nothing with rivals or the tendering party (Tendering and Bidding Law, art. 32) <kbd>published</kbd>. No legal advice.

# %% [markdown] tags=["lang-zh"]
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## Words of this unit

# %%
Together(Glossary("04"), PrintSheet("role_map"))
