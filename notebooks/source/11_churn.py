# %% [markdown] tags=["lang-zh"]
# # 11 · 客户服务、满意、忠诚与流失
#
# 调查说，大多数客户是满意的。年底一盘点，四分之一多的老客户没有续约。服务主管要加人，市场部要发忠诚奖励，挽留小组要预算，销售说多拜访几次就行。
#
# 钱只够做一件事，要管三年。您把它花在哪里？

# %% [markdown] tags=["lang-en"]
# # 11 · Service, satisfaction, loyalty and churn
#
# The survey says that most customers are satisfied. By the end of the year more than a quarter have left. Service wants more people, marketing a loyalty reward, the save desk a budget, and the sales team says that a few more visits would do.
#
# There is money for one of these, for three years. Where do you spend it?

# %%
from simlib import ChurnCards, ChurnPanel, ChurnPoints, CohortPanel, CustomerFilePanel, CustomerStory, Debrief
from simlib import DifferRace, Exercise, Glossary, Guess, GuessReveal, LoyaltyPanel, LoyaltyValue, Recall, run
from simlib import ProjectionPanel, ReasonTable, RecoveryTable, RepeatPanel, Strategy, Together, Watch, scenario
market, today = scenario("machinery").alone("customers"), Strategy()
market = market.but(horizon_days=1092.0, leaving_alpha=4.0, leaving_beta=20.0)

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断和把握。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("11", "move"), Guess("11", "quiet"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("11")

# %% [markdown] tags=["lang-zh"]
# ## 动手：留住客户
#
# 这就是案例里的公司，跑三年；客户容易流失，数值是我们设的 <kbd>假设</kbd>。
#
# **先试这一步：** 减一名服务人员，点“服务”看等待，再看客户数。回到基准，把挽留预算加到三倍：留下几位，价值升了多少？

# %% [markdown] tags=["lang-en"]
# ## Play: keep the customers
#
# This is the firm of the case, over three years; how easily its customers leave is ours <kbd>assumed</kbd>.
#
# **Start with this move:** take one service agent away. Look at service for the wait, then at customers. Go back and triple the save budget: how many stay, and what does value created say?

# %%
ChurnPanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 满意不等于忠诚
#
# 满意是客户怎么说，忠诚是客户怎么做 <kbd>课程</kbd>。没有选择的市场里，不满的也留着；竞争激烈时，只有非常满意的才留下：Jones 与 Sasser（1995）<kbd>文献</kbd>。
#
# **先试这一步：** 把“竞争压力”拉到最右，再把“更换供应商的难易”拉到最左。满意的人数变了吗？

# %% [markdown] tags=["lang-en"]
# ## Satisfaction is not loyalty
#
# Satisfaction is what customers say, loyalty is what they do <kbd>course</kbd>. Where there is no choice, dissatisfied customers stay as well; where rivals are many, only the very satisfied do: Jones and Sasser (1995) <kbd>published</kbd>.
#
# **Start with this move:** pull the pressure of competitors to the right end, then the freedom to leave to the left end. Has the number of satisfied customers changed?

# %%
LoyaltyPanel()

# %% [markdown] tags=["lang-zh"]
# ## 六种原因
#
# 课程说客户因六种原因离开 <kbd>课程</kbd>。流传的比例 1、3、5、9、14、68 来自消费者的故事，找不到可查的研究 <kbd>有争议</kbd>。企业客户要换一种读法：“去世”是企业关闭，“搬走”是联系人离开。
#
# **试一试：** 把八个案例归到原因。六种里，哪几种您本来可以做点什么？

# %% [markdown] tags=["lang-en"]
# ## Six reasons
#
# Customers leave for six reasons <kbd>course</kbd>. The popular shares 1, 3, 5, 9, 14, 68 are told of consumers, and no study can be found behind them <kbd>contested</kbd>. For business customers, read “died” as “the firm has closed” and “moved” as “the contact has left”.
#
# **Try this:** give eight cases their reason. Against which of the six could you have done something?

# %%
ChurnCards("reasons")

# %% [markdown] tags=["lang-zh"]
# ## 例题：一位客户值多少
#
# 课程讲忠诚的价值 <kbd>课程</kbd>。每年一份毛利，乘以那一年还在的概率，折现后相加，就是这位客户的价值；算式在表里。
#
# **做一做：** 从哪一行升到下一行，保持率每多一个百分点，价值增加得最多？

# %% [markdown] tags=["lang-en"]
# ## Worked example: what a customer is worth
#
# The course speaks of the value of loyalty <kbd>course</kbd>. Each year brings a margin, times the chance that the customer is still there, discounted and added up; the table has the sum.
#
# **Do this:** from which row to the next does each point of retention add most value?

# %%
LoyaltyValue(market)

# %% [markdown] tags=["lang-zh"]
# ## 客户不同，最好的做法会变吗
#
# 案例里的四个提议，在两种市场里各试一遍：客户大同小异；客户分成两类，许多几乎不走，有些随时会走。平均离开概率相同，运气相同，各模拟几十家公司（**平行世界**）。
#
# **读图：** 先猜再看：客户一分成两类，哪几件事的收益会缩水，哪几件不会？想一想钱花在了谁身上。

# %% [markdown] tags=["lang-en"]
# ## Does the best move change when customers differ?
#
# The case's four proposals in two markets: customers more or less alike, or of two sorts, many who hardly ever leave and some who may at any renewal. Mean chance and luck are the same, in dozens of simulated companies.
#
# **Reading the picture:** which proposals bring less once there are two sorts, and on whom is their money spent?

# %%
race = DifferRace(market, asked=("11", "move"), agents=today.but(service_agents=4),
                  reward=today.but(reward_rate=0.03), save=today.but(save_budget=120_000),
                  visits=today.but(visits_b=2))
race

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 四道题：由前五年预测后五年；留客预算；客户不同时最好的做法；一套在没人见过的平行世界里创造更多价值的方案。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Four tasks: five more years of a cohort; a retention budget; the best move when customers differ; a plan that creates more value in simulated companies nobody has seen.

# %%
Exercise("11")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.

# %%
Together(GuessReveal("11", "move", race.best), GuessReveal("11", "quiet", RepeatPanel().surer))

# %% [markdown] tags=["lang-zh"]
# 沉默八周，对订得勤的客户才反常：同样的沉默，常客更可能已经走了。
#
# **课程主张** 服务带来满意，及时行动留住客户，投诉是机会 <kbd>课程</kbd>。**在这里** 少一名服务人员，等待从不到一天拉长到一周，满意度下降，客户离开；人手够了以后，再加人，等待短不了多少，并非每种市场都看得出好处。
#
# **为什么缩水：** 奖励也发给了本来就不走的人；挽留下来的，往往正是爱走的那一类，很快又要走 <kbd>假设</kbd>。奖励给公司，公开入账，不给个人。

# %% [markdown] tags=["lang-en"]
# Eight quiet weeks are strange only for those who order often: at the same silence the frequent customer is more likely gone.
#
# **The course claims** that service brings satisfaction, timely action keeps customers, and a complaint is a chance <kbd>course</kbd>. **Here**, one service agent less turns a wait of under a day into a week, and customers leave; where staff suffices, one more shortens little, and a gain cannot be shown in every market.
#
# **Why money shrinks:** a reward also goes to those who would have stayed anyway; those whom the save desk keeps are mostly of the leaving sort and soon want to leave again <kbd>assumed</kbd>. Reward the firm, openly, and no person.

# %%
Debrief("11")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 量一量：最忙的那周，客户问题要等多久才有人处理。
# 2. 找出订单减少、却从不投诉的三位客户，本周打电话。
# 3. 问一位已流失的客户为什么走，只听不辩。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Measure how long a case waits in your busiest week until somebody begins.
# 2. Find three customers who order less and never complain. Ring them this week.
# 3. Ask one who has left for the reason; listen and do not argue.
#
# ## Words of this unit

# %%
Glossary("11")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：满意从哪里来，忠诚值在哪里

# %% [markdown] tags=["lang-en", "further"]
# ## Further: where satisfaction comes from, and why loyalty pays

# %% [markdown] tags=["lang-zh"]
# 课程讲满意的因素和怎样提高它，讲忠诚的价值和怎样提高它，也讲客户服务意识 <kbd>课程</kbd>。下面的条目由我们补上 <kbd>假设</kbd>。
#
# **做一做：** 给每个因素按您的公司打分，最低的那一项，下周谁来负责？

# %% [markdown] tags=["lang-en"]
# The course names factors of satisfaction and how to raise it, the value of loyalty and how to raise it, and it asks for service awareness <kbd>course</kbd>. The points below are ours <kbd>assumed</kbd>.
#
# **Do this:** rate your firm on each factor. Who takes charge of the lowest one next week?

# %%
ChurnPoints("factors", "loyalty", "awareness")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：投诉造就销售冠军

# %% [markdown] tags=["lang-en", "further"]
# ## Further: complaints make sales champions

# %% [markdown] tags=["lang-zh"]
# 课程这么说，并讲处理投诉的步骤 <kbd>课程</kbd>；步骤由我们补上 <kbd>假设</kbd>。肯投诉的人还给您机会，最危险的是不说话就走的人。
#
# **服务补救悖论**说，失误处理得好，客户会比没有失误更忠诚；研究结果并不一致 <kbd>有争议</kbd>。
#
# **试一试：** 把八句话放到六个步骤里。再看表下的两个差别：哪一个的区间含 0？投诉的人订货也多，所以这不是实验。

# %% [markdown] tags=["lang-en"]
# So the course says, and it speaks of handling complaints <kbd>course</kbd>; the steps are ours <kbd>assumed</kbd>. Those who complain give you a chance; the dangerous ones leave without a word.
#
# The **service recovery paradox** says that a failure well handled makes customers more loyal than none; studies disagree <kbd>contested</kbd>.
#
# **Try this:** put eight sentences into six steps. Then read the two differences below the table: which interval includes zero? Those who complain also order more, so this is no experiment.

# %%
Together(ChurnCards("complaint"), RecoveryTable(market, replications=8))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：谁走了，为什么

# %% [markdown] tags=["lang-en", "further"]
# ## Further: who left, and why

# %% [markdown] tags=["lang-zh"]
# 先看模拟日志里的六种原因，再看影片：客户的三年，颜色是他们上次续约时的回答。最后是一位离开的客户的一生。
#
# **做一做：** 满意度、出问题的日子、订单，哪一个有过信号？信号这么弱，您靠什么早点知道，在哪一天打电话？

# %% [markdown] tags=["lang-en"]
# First the six reasons in the simulated log, then the film: three years of customers, coloured by what they said at their last renewal. Below it, the life of one customer who left.
#
# **Do this:** satisfaction, service cases, orders: did any of them give a sign? Where signs are so weak, how would you have learnt of it, and on which day called?

# %%
world = run(market, today)
Together(ReasonTable(market, replications=8), Watch(world), CustomerStory(world))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：客户各不相同，由五年看十年

# %% [markdown] tags=["lang-en", "further"]
# ## Further: customers differ, and ten years from five

# %% [markdown] tags=["lang-zh"]
# 同批客户的保持率往往逐年升高。不一定是谁变忠诚了：容易流失的先走，稳定的留下。Fader 与 Hardie（2007）用移位贝塔几何模型描述它 <kbd>文献</kbd>。
#
# **先试这一步：** 把“差异”拉到最左，再拉到最右。平均概率没动，最后剩下的人呢？

# %% [markdown] tags=["lang-en"]
# The retention rate of a cohort often rises year by year. Nobody need have become more loyal: those who leave easily go first, the steady remain. Fader and Hardie (2007) describe it by the shifted beta-geometric model <kbd>published</kbd>.
#
# **Start with this move:** pull the difference to the left end, then to the right end. The mean chance has not moved; what about those left at the end?

# %%
CohortPanel()

# %% [markdown] tags=["lang-zh"]
# 由五年看十年：两批公开发表的客户和一批模拟的客户，您看到前五年 <kbd>文献</kbd>。
#
# **试一试：** 拖动滑块，定下后五年，再揭晓。您比拟合曲线更准吗？换成高端客户再看：哪一种简单办法几乎一样好？

# %% [markdown] tags=["lang-en"]
# Ten years from five: two published cohorts and a simulated one, of which you see the first five years <kbd>published</kbd>.
#
# **Try this:** set the next five years by the sliders, then show what came. Are you nearer than the fitted curve? Then take the High End: which plain rule does about as well there?

# %%
ProjectionPanel()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：没有合同，他还在吗

# %% [markdown] tags=["lang-en", "further"]
# ## Further: without a contract, still there?

# %% [markdown] tags=["lang-zh"]
# 没有合同的客户走了不会通知您，只是不再来订货。**BG/NBD**（Fader、Hardie 与 Lee，2005）由两样东西判断：重复订货几次，沉默了多久。每位客户按自己的节奏订货，每次订货后有自己的概率离开 <kbd>文献</kbd>。这里的客户是模拟的，真相看得见 <kbd>假设</kbd>。
#
# **先试这一步：** 沉默不动，把这位客户的订单从两次拉到十二次。概率升了还是降了？为什么？

# %% [markdown] tags=["lang-en"]
# A customer without a contract does not tell you when they leave; they just order no more. **BG/NBD** (Fader, Hardie and Lee 2005) judges by two things, how often they came back and how long they have been quiet. Each orders at a pace of their own and leaves after an order with a chance of their own <kbd>published</kbd>. The customers here are simulated, so the truth can be seen <kbd>assumed</kbd>.
#
# **Start with this move:** leave the silence alone and pull your customer's orders from two to twelve. Does the chance rise or fall, and why?

# %%
RepeatPanel()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：生命周期与大客户

# %% [markdown] tags=["lang-en", "further"]
# ## Further: life cycle and key accounts

# %% [markdown] tags=["lang-zh"]
# 客户从潜在、活跃走到即将流失：及时**挽留**，提升**复购** <kbd>课程</kbd>；走了的还可以**赢回** <kbd>文献</kbd>。课程另讲留住大客户的关键因素和客户关怀，并以华为为案例，只列了题目 <kbd>课程</kbd>。下面的条目是我们的 <kbd>假设</kbd>。
#
# **试一试：** 给八个动作找阶段，再从两张表里各选一条，用在您最大的客户上。关怀不记多余的个人信息，不给个人送礼：见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# From prospect to active to about to leave: act in time to **retain**, and raise **repurchase** <kbd>course</kbd>. Those who have gone may be **won back** <kbd>published</kbd>. The course also names key factors of keeping key accounts, customer care, and Huawei as a case, by its title only <kbd>course</kbd>. The points are ours <kbd>assumed</kbd>.
#
# **Try this:** find the phase of eight moves, then take one point of each table to your largest customer. Care needs no spare personal data and no gifts to persons: see [Ethics and law](14_ethics.ipynb).

# %%
Together(ChurnCards("cycle"), ChurnPoints("keep", "care"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：您自己的客户

# %% [markdown] tags=["lang-en", "further"]
# ## Further: customers of your own

# %% [markdown] tags=["lang-zh"]
# 先看一份模拟的名单，再选您自己的文件：在册时间，以及是否已经离开。名单不离开您的电脑。**做一做：** 圆点和曲线从哪里开始分开？

# %% [markdown] tags=["lang-en"]
# Look at a simulated list first, then choose a file of your own: how long each customer was there, and whether they have left. The list stays on your computer. **Do this:** where do steps and curve begin to part?

# %%
CustomerFilePanel(sample=True)
