# %% [markdown] tags=["lang-zh"]
# # 4 · 采购角色与会谈结果
#
# 一家国有设备厂要买一条测试线。总经理送您到电梯口，握着您的手说：“我看好贵公司。”您在报表上写下“十拿九稳”。技术处长只在会上见过一面，话不多，问的都是标准；设计人员还没有人见过。
#
# 这个星期只够再拜访一个人。去见谁？

# %% [markdown] tags=["lang-en"]
# # 4 · The buying centre and how calls end
#
# A state-owned equipment maker wants a test line. The general manager walks you to the lift and shakes your hand: “I believe in you.” In the forecast you write “as good as won”. The head of technology said little in the one meeting and asked about standards; the people who write the specification have met nobody of yours.
#
# This week there is time for one more visit. To whom?

# %%
from simlib import BuyingAssumptions, CallSorter, CommitteeStory, CoverTable, ElementTable, Exercise
from simlib import Glossary, Guess, GuessReveal, PromiseTable, ResultTable, RoleMap, RoleTable
from simlib import PrintSheet, Together, VisitRulesProof, VotePanel, WorthTable
from simlib.units.buying.model import CASE, EVEN

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，最后再来对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice; we come back to it at the end.

# %%
Guess("04", "who")

# %%
Guess("04", "share")

# %% [markdown] tags=["lang-zh"]
# ## 谁有发言权
#
# 课程把采购氛围里的人分为四类：采购人员、使用者、技术或财务把关者、决策人 <kbd>课程</kbd>。采购阶段的结束标志又提到两个：发起者和设计者 <kbd>课程</kbd>；韦伯斯特和温德也把发起者单列出来 <kbd>文献</kbd>。一个人可以兼几个角色，一个角色也可以有几个人。
#
# 决策人首先关心什么，课程只有标题；表里最后一问，是本书填的 <kbd>假设</kbd>。
#
# **做一做：** 想一个您的客户，给每个角色写一个职务。哪一格空着？

# %% [markdown] tags=["lang-en"]
# ## Who has a say
#
# The course knows four sorts of people around a purchase: buyer, user, technical or financial gatekeeper, decision maker <kbd>course</kbd>. The end marks of the purchasing stages name two more, initiator and designer <kbd>course</kbd>; Webster and Wind, too, count the initiator on its own <kbd>published</kbd>. One person may hold several roles, and one role several people.
#
# What decision makers care about first is only a heading in the course; the questions in the table are our filling <kbd>assumed</kbd>.
#
# **Do this:** take a customer of yours and write a job title beside each role. Which stays empty?

# %%
RoleTable()

# %% [markdown] tags=["lang-zh"]
# ## 采购五要素，需要与想要
#
# 大客户采购看五个要素：价值、需要、价格、信赖、体验 <kbd>课程</kbd>。课程还区分**需要**与**想要** <kbd>课程</kbd>。这样读：需要来自任务，没有它，事情做不成；想要来自人，没有它，事情照样做成，只是他不痛快 <kbd>假设</kbd>。厂里需要精度达标的测试线；使用者想要大一点的屏幕；把关者想要不担责任。
#
# 只满足想要，过不了预算；只满足需要，没有人替您说话。
#
# **做一做：** 五个要素里，哪一个您还答不出来？

# %% [markdown] tags=["lang-en"]
# ## Five elements; need and want
#
# A key account's purchase turns on five elements: value, need, price, trust, experience <kbd>course</kbd>. The course also parts **need** from **want** <kbd>course</kbd>. Read it so: a need comes from the task, which fails without it; a want comes from a person, who would like it though the task would not suffer <kbd>assumed</kbd>. The plant needs a test line of that precision. The user wants a larger screen, the gatekeeper wants to be safe from blame.
#
# Serve wants alone, and the budget stops you. Serve needs alone, and nobody speaks up for you.
#
# **Do this:** which of the five can you not answer yet?

# %%
ElementTable()

# %% [markdown] tags=["lang-zh"]
# ## 动手：把人放到图上
#
# 横轴是支持度，纵轴是影响力。下面五条规则自上而下，第一条有人符合的规则决定下一次拜访 <kbd>假设</kbd>；每一条符合谁，都列在表里，您可以不同意。
#
# **先试这一步：** 选“把关者”，把支持度从反对移到支持。下一次该去见谁，依据哪一条？再把决策方式改成“决策人一人说了算”。

# %% [markdown] tags=["lang-en"]
# ## Play: put people on the map
#
# Support runs to the right, influence upwards. Five rules are read from the top, and the first that fits somebody decides the next visit <kbd>assumed</kbd>. The table shows whom each rule fits, so that you can disagree.
#
# **Start with this move:** choose the gatekeeper and move support from against to for. Who is next now, and by which rule? Then let the decision maker decide alone.

# %%
RoleMap(CASE)

# %% [markdown] tags=["lang-zh"]
# ## 六对一
#
# 课程提到“六对一”，没有展开 <kbd>课程</kbd>。本书这样读：客户的每个角色在我方都有自己的联系人；销售的六个步骤，对每个大客户都有人负责 <kbd>假设</kbd>。
#
# 大客户分析步骤，课程也只有标题 <kbd>课程</kbd>。按常见做法填上 <kbd>假设</kbd>：
#
# 1. 画出组织和采购角色。
# 2. 弄清流程、规则、预算和时间。
# 3. 标出每个人的影响力和支持度。
# 4. 写下每个人的需要和想要。
# 5. 比较对手的位置。
# 6. 定下一步：谁、什么时候、请对方做什么。

# %% [markdown] tags=["lang-en"]
# ## Six to one
#
# The course names “six-to-one” and leaves it at that <kbd>course</kbd>. We read it so: every role in the account has its own contact on our side, and each of the six steps of selling is in somebody's hands <kbd>assumed</kbd>.
#
# The steps of analysing a key account are a heading only as well <kbd>course</kbd>. Filled from common practice <kbd>assumed</kbd>:
#
# 1. Draw the organisation and the roles.
# 2. Learn procedure, rule, budget and dates.
# 3. Mark influence and support.
# 4. Write down what each needs and wants.
# 5. Compare where rivals stand.
# 6. Fix the next step: who, when, and what you ask for.

# %%
CoverTable()

# %% [markdown] tags=["lang-zh"]
# ## 一次表决
#
# 大组织的决策是集体的 <kbd>课程</kbd>。国有企业的重大决策、重要人事任免、重大项目和大额资金要集体决定，即**三重一大** <kbd>课程</kbd>，依据二〇一〇年的中央文件 <kbd>文献</kbd>。所以没有哪一个人能单独答应您。怎样表决，各单位不同；这里先过把关，负责人最后发言，至多一人反对 <kbd>假设</kbd>。
#
# **读图：** 每人拜访一次之后，开会那一天。同样的票，换一条规则，结果还一样吗？

# %% [markdown] tags=["lang-en"]
# ## One meeting
#
# Large organisations decide together <kbd>course</kbd>. State-owned firms settle major decisions, key appointments, major projects and large sums collectively, the **“three majors and one large”** <kbd>course</kbd>, after a central document of the year 2010 <kbd>published</kbd>. So nobody there can promise you anything alone. How they vote differs; here the gatekeeper's review comes first, the person in charge speaks last, and one at most may be against <kbd>assumed</kbd>.
#
# **Reading the picture:** the day of the meeting, after one visit to each. The same votes under another rule: the same result?

# %%
CommitteeStory(CASE, EVEN, seed=1)

# %% [markdown] tags=["lang-zh"]
# ## 许多次表决
#
# 图只是您的估计。围绕它抽出许多个委员会：真实的态度有偏差，拜访不一定成行，当天还有情绪 <kbd>假设</kbd>。每个计划面对同样的委员会。
#
# **先试这一步：** 从使用者那里拿走一次，给把关者。多赢多少？再换成“一人一票过半数”：这一次拜访还值那么多吗？最后只见决策人，别人都不去。

# %% [markdown] tags=["lang-en"]
# ## Many meetings
#
# The map is your estimate. Draw many committees around it: true views differ, a visit may fall through, and the day has its mood <kbd>assumed</kbd>. Every plan meets the same committees.
#
# **Start with this move:** take the visit from the user and give it to the gatekeeper. How much is won? Change to a majority of heads: is that visit still worth as much? Last, see the decision maker and nobody else.

# %%
VotePanel(CASE)

# %% [markdown] tags=["lang-zh"]
# 回到电梯口。决策人坚决支持，其他人一次也没有拜访。

# %% [markdown] tags=["lang-en"]
# Back to the lift: the decision maker is firmly for you, and nobody else was visited.

# %%
PromiseTable(CASE)

# %% [markdown] tags=["lang-zh"]
# ## 会谈怎样结束
#
# 小额销售有两种结果：订单、无销售。大额销售有四种：订单、**进展**、**暂时中断**、无销售 <kbd>课程</kbd>。订单和进展算成功，其余算失败 <kbd>文献</kbd>。“暂时中断”这个名称来自拉克姆 <kbd>文献</kbd>。
#
# 进展是会谈中或会谈后让销售往前走的事件；课程举了五种 <kbd>课程</kbd>，见下表。没有约定具体行动，就没有真正的进展；临走时的好话往往是客气地送客 <kbd>课程</kbd>。看客户的行动，不看他的话 <kbd>课程</kbd>。

# %% [markdown] tags=["lang-en"]
# ## How calls end
#
# A small sale has two results, order and no sale. A large one has four: order, **advance**, **continuation**, no sale <kbd>course</kbd>. Order and advance count as success, the others as failure <kbd>published</kbd>. The name continuation is Rackham's <kbd>published</kbd>.
#
# An advance is an event, in the call or after it, that moves the sale on; the course gives five examples <kbd>course</kbd>, in the table. Where no action was agreed there was no progress, and warm words at the door are often a polite dismissal <kbd>course</kbd>. Judge by what customers do, not by what they say <kbd>course</kbd>.

# %%
ResultTable()

# %% [markdown] tags=["lang-zh"]
# **试一试：** 一条一条地分。先问自己：客户这边，谁、什么时候、要做什么？分完看下面的计数：听起来不错的，和真正往前走的。

# %% [markdown] tags=["lang-en"]
# **Try this:** sort note after note. Ask first: on the customer's side, who does what, and when? Then look at the tally: how many sounded good, and how many moved.

# %%
CallSorter()

# %% [markdown] tags=["lang-zh"]
# ## 界线在哪里
#
# 角色图也带来诱惑。本书自己画三条线：
#
# - **不打听秘密。** 内线说明流程、标准、时间；标底和对手报价，不问也不收。
# - **不行贿。** 送给对方人员、代理人或家属的礼物、旅游、回扣、好处，为了生意，就是商业贿赂（《反不正当竞争法》，2025 年 10 月 15 日起施行，第 8 条） <kbd>文献</kbd>。折扣公开给公司。
# - **不串通。** 招标中不与对手商量报价，不与招标人事先谈定（《招标投标法》第 32 条） <kbd>文献</kbd>。
#
# 图上只记工作所需的内容。这不是法律意见；更多见[职业道德与法律](14_ethics.ipynb)。
#
# **做一做：** 看看您的图。哪一条，您不愿让本人看到？

# %% [markdown] tags=["lang-en"]
# ## Where the line is
#
# A map of roles brings temptations. The workbook draws three lines:
#
# - **No secrets.** A coach explains procedure, criteria, dates. Don't ask for bid prices or rivals' offers.
# - **No bribes.** Gifts, travel, kickbacks or favours to staff, agents or family to win business are commercial bribery (Anti-Unfair Competition Law in force from 15 October 2025, art. 8) <kbd>published</kbd>. Discounts go to the firm, openly.
# - **No collusion.** In a tender, settle nothing with rivals or the tendering party (Tendering and Bidding Law, art. 32) <kbd>published</kbd>.
#
# Keep only what work needs. No legal advice; more in [Ethics and law](14_ethics.ipynb).
#
# **Do this:** look at your map. Which note would you not show the person it is about?

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：给十条会谈记录分类；为您自己的客户定下一次拜访；用六次拜访胜过每人一次，在没有人见过的委员会上检验。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: sort ten call notes; choose the next visit in an account of your own; and let six visits beat one each, on committees nobody has seen.

# %%
Exercise("04")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看第一次拜访给谁最值，再看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, with whom the first visit is worth most; then your two guesses.

# %%
first = WorthTable(CASE)
first

# %%
GuessReveal("04", "who", first.best)

# %%
GuessReveal("04", "share", PromiseTable(CASE).share)

# %% [markdown] tags=["lang-zh"]
# **课程主张** 大组织集体决策，没有人能单独答应；会谈要看行动 <kbd>课程</kbd>。**在这里** 决策人的承诺值多少，全看规则；谁能叫停，谁的那次拜访就最值。这是因为模型里写了把关者可以叫停 <kbd>假设</kbd>。
#
# 五条规则在别的客户那里也管用吗？下表随机抽客户，与每人一次相比。
#
# **有争议：** 影响力和支持度是您打的分，两个同事会打出两张图；会谈分类的数据来自观察，不是试验 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that large organisations decide together, that nobody can promise alone, and that calls are judged by acts <kbd>course</kbd>. **Here** a decision maker's promise is worth what the rule makes of it, and the visit to whoever can stop the purchase is worth most, because the model lets the gatekeeper stop it <kbd>assumed</kbd>.
#
# Do the five rules help with other accounts? The table draws accounts at random, against one visit each.
#
# **Contested:** influence and support are marks that you give; two colleagues draw two maps. And the research on call results watched calls, it tried nothing out <kbd>contested</kbd>.

# %% tags=["open"]
VisitRulesProof()

# %%
BuyingAssumptions()

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 给最大的一个机会画角色图，请一位同事另画一张，比较两张。
# 2. 问清楚：谁能叫停？怎样表决？谁最后签字？
# 3. 每次拜访之前，写下希望对方做的一件事和日期；做不成，再写一件小一点的。
# 4. 把上个月的会谈按四种结果重分一遍。有多少“谈得不错”是暂时中断？
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Draw the map of your largest opportunity, let a colleague draw another, and compare.
# 2. Find out: who can stop it? How do they vote? Who signs last?
# 3. Before each visit write down one act you hope for, with a date, and a smaller one in case.
# 4. Sort last month's calls into the four results. How many “good talks” were continuations?
#
# ## Words of this unit

# %%
Together(Glossary("04"), PrintSheet("role_map"))
