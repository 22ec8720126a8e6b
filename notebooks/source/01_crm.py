# %% [markdown] tags=["lang-zh"]
# # 01 · 客户关系管理：概念、流程与指标
#
# 一家设备厂的经理会上，大家为同样的客户吵了起来。销售总监说：满意度很高，我们做得不错。财务说：赢得一个新客户花的钱，看不出赚回来。服务经理说：老客户悄悄地走，没有人在数。
#
# 三个人都有数字，却说的不是同一件事。您会先看哪个数，又凭它做什么决定？

# %% [markdown] tags=["lang-en"]
# # 01 · What CRM is and how to measure it
#
# In the managers' meeting of a machinery maker, three people quarrel about the same customers. The head of sales says: satisfaction is high, we do well. Finance says: nobody can show that a new customer ever earns back what winning them cost. Service says: old customers leave quietly, and nobody counts them.
#
# All three have figures, and each means something else. Which figure would you look at first, and what would you decide by it?

# %%
from simlib import Assumptions, CardSorter, ClvPanel, CrmTable, CustomerRecord, EraOrder, Exercise, Glossary
from simlib import Guess, GuessReveal, MetricPanel, Race, SatisfactionCurve, Strategy, run, scenario
market, today = scenario("machinery").alone("customers"), Strategy()

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，最后再来对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice; we come back to it at the end.

# %%
Guess("01", "way")

# %%
Guess("01", "lever")

# %% [markdown] tags=["lang-zh"]
# ## 客户关系管理是什么
#
# 它是企业同客户建立、保持并发展良好关系的方法和过程：了解需要，满足需要，让客户更满意、更忠诚，从而得到市场份额和利润 <kbd>课程</kbd>。它重要，因为满意、忠诚和竞争力都由此而来 <kbd>课程</kbd>。
#
# 同单纯的销售相比，它管的是全程：寻找、赢得、让客户满意、留住 <kbd>课程</kbd>。
#
# **做一做：** 在表里找出您公司最像左栏的一行。

# %% [markdown] tags=["lang-en"]
# ## What customer relationship management is
#
# It is the method and the process by which a firm builds, keeps and develops good relationships with its customers: learn what they need, meet it, raise satisfaction and loyalty, and with them market share and profit <kbd>course</kbd>. It matters since satisfaction, loyalty and competitiveness grow from it <kbd>course</kbd>.
#
# Plain selling ends with the order. CRM covers the whole way: finding, winning, satisfying and keeping customers <kbd>course</kbd>.
#
# **Do this:** find the row in which your firm most resembles the middle column.

# %%
CrmTable("selling")

# %% [markdown] tags=["lang-zh"]
# ## 六个内涵
#
# 课程说它有六个内涵 <kbd>课程</kbd>：客户导向，个性化营销，多渠道接触（电话、邮件、短信、社交媒体），生命周期管理（潜在、活跃、流失与挽回），数据分析与决策支持，组织变革与员工培训。它的内容是客户分析、细分、服务和支持 <kbd>课程</kbd>。
#
# **玩一玩：** 给每张卡片找到它体现的内涵，答完马上知道对不对。

# %% [markdown] tags=["lang-en"]
# ## Six sides of it
#
# The course names six <kbd>course</kbd>: customer orientation; personalised marketing; contact over several channels (phone, mail, text message, social media); care for the life cycle (prospect, active, leaving and win-back); data analysis as a support of decisions; change of the organisation and training of its people. Its content is customer analysis, segmentation, service and support <kbd>course</kbd>.
#
# **Play:** find the side that each card shows. You learn at once whether it fits.

# %%
CardSorter("aspect")

# %% [markdown] tags=["lang-zh"]
# ## 四步流程
#
# 基本流程有四步：市场调研与客户分析，客户招募与服务，客户维护与沟通，评估与反馈 <kbd>课程</kbd>。我们把它画成一个环：评估的结果又回到调研 <kbd>假设</kbd>。
#
# **玩一玩：** 把十件日常的事放进四步。哪一步的事，您公司做得最少？

# %% [markdown] tags=["lang-en"]
# ## A process of four steps
#
# The basic process has four steps: market research and customer analysis; acquisition and service; retention and communication; evaluation and feedback <kbd>course</kbd>. We read it as a loop, in which the evaluation begins the next research <kbd>assumed</kbd>.
#
# **Play:** put ten everyday actions into the four steps. Of which kind does your firm do least?

# %%
CardSorter("step")

# %% [markdown] tags=["lang-zh"]
# ## 全流程与挑战
#
# 从全程看：建立是起点，维护是重点，优化是终点 <kbd>课程</kbd>。难处在于：用好软件，吸引并留住客户，满足个性化需求，处理各个渠道来的投诉；今后还有人工智能和云 <kbd>课程</kbd>。
#
# **玩一玩：** 六张卡片，建立、维护还是优化？其中两张讲的正是上面的难处。

# %% [markdown] tags=["lang-en"]
# ## The whole way, and what makes it hard
#
# Seen as a whole, building is the start, maintaining the focus, optimising the end point <kbd>course</kbd>. What makes it hard: getting CRM software into use, attracting customers and keeping them, individual needs, complaints that come through several channels; and ahead lie artificial intelligence and the cloud <kbd>course</kbd>.
#
# **Play:** six cards: build, maintain or optimise? Two of them are about the difficulties above.

# %%
CardSorter("phase")

# %% [markdown] tags=["lang-zh"]
# ## 要点与技巧
#
# 五个要点：细分客户；建数据库（基本资料、交易、沟通）；个性化服务；双向渠道；维护并发展关系 <kbd>课程</kbd>。四种技巧：个性化服务、参与、互动、奖励 <kbd>课程</kbd>。以后的工作，是更好地识别客户、联系客户、倾听客户 <kbd>课程</kbd>。奖励要公开入账，给企业，不给采购员本人。
#
# **玩一玩：** 每张卡片用的是哪一种技巧？

# %% [markdown] tags=["lang-en"]
# ## Core points and techniques
#
# Five core points: segment the customers; build a database (basic data, transactions, communications); serve personally; open channels in both directions; maintain and develop <kbd>course</kbd>. Four techniques: personal service, participation, interaction, reward <kbd>course</kbd>. What lies ahead is to identify, contact and hear customers better <kbd>course</kbd>. A reward is open, booked and goes to the firm, never to its buyer.
#
# **Play:** which technique does each card use?

# %%
CardSorter("technique")

# %% [markdown] tags=["lang-zh"]
# 数据库里的一个客户：这份记录来自模拟的事件日志。
#
# **做一做：** 只看记录，您能看出他要离开的迹象吗？里面没有性格标签，也没有家庭情况，因为不需要。

# %% [markdown] tags=["lang-en"]
# One customer of the database, taken from the log of a simulated company.
#
# **Do this:** from the record alone, was there a sign that this customer would leave? There is no label of character in it and nothing about the family, since nobody needs it.

# %%
done = run(market, today)
CustomerRecord(done)

# %% [markdown] tags=["lang-zh"]
# ## 六个阶段
#
# 课程把它的发展分成六个阶段 <kbd>课程</kbd>。每一个阶段，都要有前一个留下的东西；这样解释顺序，是我们的读法 <kbd>假设</kbd>。
#
# **玩一玩：** 把六个阶段按先后排好。

# %% [markdown] tags=["lang-en"]
# ## Six eras
#
# The course tells its history in six stages <kbd>course</kbd>. Each needs what the one before it left behind; to explain the order so is our reading <kbd>assumed</kbd>.
#
# **Play:** put the six in order.

# %%
EraOrder()

# %% [markdown] tags=["lang-zh"]
# ## 四项指标
#
# 课程用四项指标衡量：满意度，忠诚度，转化率（连同获客成本），客户生命周期价值 <kbd>课程</kbd>。怎么算，课程没有讲，表里是通行的算法 <kbd>文献</kbd>。
#
# **做一做：** 会上那三个人，各自说的是哪一项？

# %% [markdown] tags=["lang-en"]
# ## Four metrics
#
# The course measures by four: satisfaction, loyalty, conversion rate (with the acquisition cost), customer lifetime value <kbd>course</kbd>. It does not say how they are counted; the table has the common usage <kbd>published</kbd>.
#
# **Do this:** which of them does each of the three in the meeting speak of?

# %%
CrmTable("metrics")

# %% [markdown] tags=["lang-zh"]
# ## 动手：一个客户值多少
#
# 保持率不变时，价值＝毛利×(1＋d)/(1＋d－保持率)（参见 Berger、Nasr，1998）<kbd>文献</kbd>。可是客户各不相同：容易走的先走，剩下的就更稳，用一个平均数会低估（Fader、Hardie，2010）<kbd>文献</kbd>。
#
# **先试这一步：** 把“客户差异”拉到最小，再拉到最大。第一年的保持率没有变，获客最多可以花的钱怎样变？面板下面可以展开一张表：如果您只有平均数，会放过哪些其实划算的客户？

# %% [markdown] tags=["lang-en"]
# ## Play: what is a customer worth?
#
# With one retention rate r, lifetime value is margin × (1 + d) / (1 + d − r) (see Berger and Nasr 1998) <kbd>published</kbd>. But customers differ: those likely to go are gone early, the rest stay, and one average understates the value (Fader and Hardie 2010) <kbd>published</kbd>.
#
# **Start with this move:** draw “how different they are” to its lowest value, then to its highest. First-year retention stays the same. What may winning a customer cost now? A table under the panel unfolds: with the average alone, which customers would you pass over?

# %%
ClvPanel()

# %% [markdown] tags=["lang-zh"]
# ## 动手：指标看板
#
# 整家公司的事件日志，六个季度，许多个世界。
#
# **先试这一步：** 把奖励比例拉高几格，再看“终身价值与创造的价值”一页：两者说的一样吗？再退回，试一试拜访和服务人员。怎样计算，可以在看板下面展开。

# %% [markdown] tags=["lang-en"]
# ## Play: the metric dashboard
#
# The event log of the whole company, six quarters, many worlds.
#
# **Start with this move:** raise the reward rate by a few steps, then open “lifetime value, value created”: do the two agree? Go back, and try visits and service agents. How each figure is counted unfolds under the dashboard.

# %%
MetricPanel("machinery")

# %% [markdown] tags=["lang-zh"]
# 满意的客户就会留下吗？下图按回答的分数，数出续约时离开的人。
#
# **做一做：** 离开的人里，有多少本来会打高分？只看满意度，会漏掉谁？

# %% [markdown] tags=["lang-en"]
# Does a satisfied customer stay? The picture counts who leaves at the renewal, by the answer they would have given.
#
# **Do this:** how many of those who left would have given a high score? Whom would satisfaction alone miss?

# %%
SatisfactionCurve(market)

# %% [markdown] tags=["lang-zh"]
# ## 四种做法，同样的运气
#
# 只看老客户，六个季度。区间两头跨过零，就是看不出差别。先看生命周期价值，再想一想为它花了多少。

# %% [markdown] tags=["lang-en"]
# ## Four moves on the same luck
#
# The customers alone, six quarters. Where the interval holds zero, no difference can be shown. Look at lifetime value first, then think of what it costs.

# %%
race = Race(market.but(horizon_days=546.0), kpi="clv", service=today.but(service_agents=4),
            reward=today.but(reward_rate=0.04), visits=today.but(visits_a=4, visits_b=2),
            save=today.but(save_budget=200_000))
race

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：由事件日志算四项指标；盈亏平衡保持率，以及客户有差异时的价值；一套提高生命周期价值又不亏钱的方案，在没人见过的情境中检验。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: four metrics from an event log; break-even retention, and the value of customers who differ; a strategy that raises lifetime value and does not lose money, judged on worlds nobody has seen.

# %%
Exercise("01")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.

# %%
GuessReveal("01", "way", "under")

# %%
GuessReveal("01", "lever", race.best)

# %% [markdown] tags=["lang-zh"]
# **课程主张** 满意带来忠诚，忠诚带来份额和利润 <kbd>课程</kbd>。**在这里** 分数低的确实走得多，但离开的人里也有不少高分；提高生命周期价值的做法，花的钱不一定都赚得回来 <kbd>假设</kbd>。拜访为什么有用，是因为模型里拜访会提高客户份额；这个数可以在下面展开、更改。
#
# **有争议：** 满意度同忠诚的关系，各行业差别很大；留住老客户总比赢得新客户便宜，也只是流传的说法，要自己算 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that satisfaction brings loyalty, and loyalty share and profit <kbd>course</kbd>. **Here** low scores do leave more often, and yet there are high scores among the leavers; and what raises lifetime value need not earn back what it costs <kbd>assumed</kbd>. Visits work because in this model they raise our share of a customer's wallet; open the list below and change that number.
#
# **Contested:** how closely loyalty follows satisfaction differs much between trades; and that keeping a customer is always cheaper than winning one is folklore, to be worked out case by case <kbd>contested</kbd>.

# %% tags=["open"]
Assumptions(market)

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 数一数：年初的客户，现在还有多少？
# 2. 把去年获客花的钱除以新客户数，放到生命周期价值旁边。
# 3. 列出比平时更久没有下单的客户，打三个电话。
# 4. 报满意度时，写明问了多少人、多少人没有答。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Count: of the customers at the beginning of the year, how many are still there?
# 2. Divide last year's spending on winning customers by the new ones, and set it beside the lifetime value.
# 3. List those who have not ordered for longer than usual, and call three of them.
# 4. Whenever satisfaction is reported, say how many were asked and how many did not answer.
#
# ## Words of this unit

# %%
Glossary("01")
