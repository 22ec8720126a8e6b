# %% [markdown] tags=["lang-zh"]
# # 1 · 客户关系管理：概念、流程与指标
#
# 一家设备厂的经理会上，三个人为同一批客户吵了起来。销售总监说：客户大多满意，我们做得不错。财务说：拉一个新客户花的钱，永远挣不回来。服务经理说：老客户悄悄地走，没有人管。
#
# 三个人都有数字，说的却不是同一件事。请您逐个检验，再决定：先看哪个数？

# %% [markdown] tags=["lang-en"]
# # 1 · What CRM is and how to measure it
#
# In the managers' meeting of a machinery maker, three people quarrel about the same customers. The head of sales says: most are satisfied, so we do well. Finance says: a new customer never earns back what winning them costs. Service says: old customers leave quietly, and nobody acts.
#
# All three have figures. Put each to the test: which would you look at first?

# %%
from simlib import Assumptions, CardSorter, ClvExample, ClvPanel, CrmTable, CustomerRecord, EraOrder, Exercise
from simlib import Debrief, Glossary, Guess, GuessReveal, KeptByMove, LeaversByScore, MetricPanel, Race, Recall
from simlib import Strategy, Together, run, scenario
market, today = scenario("machinery").alone("customers"), Strategy()

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("01", "leavers"), Guess("01", "lever"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的一个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# A question on earlier units.

# %%
Recall("01")

# %% [markdown] tags=["lang-zh"]
# ## 销售总监说得对吗
#
# 模拟公司里，每次续约都请客户按五分制打分。上面一条，是销售总监看到的。
#
# **做一做：** 拿下面一条对照您的猜测。只看满意度，会漏掉谁？

# %% [markdown] tags=["lang-en"]
# ## Is the head of sales right?
#
# Customers of a simulated company are asked at each renewal. The upper bar is what the head of sales sees.
#
# **Do this:** hold the lower bar against your guess. Whom would satisfaction alone miss?

# %%
leavers = LeaversByScore(market)
leavers

# %% [markdown] tags=["lang-zh"]
# ## 动手：财务说得对吗
#
# 一个客户可能留下的各年毛利，折成今天的钱，就是他的**生命周期价值**。赢得他的花费，不能超过这个数。
#
# **先试这一步：** 把“客户差异”拉到零：财务说得对，每赢一个，亏一个。再一格一格往上加；第一年的保持率始终没变，从哪一格起不亏了？为什么？

# %% [markdown] tags=["lang-en"]
# ## Play: is finance right?
#
# The margin of all the years a customer is likely to stay, in today's money, is their **lifetime value**: winning them may cost no more.
#
# **Start with this move:** drag “how different they are” to zero. Now finance is right: each customer won loses money. Then raise it step by step; first-year retention never changes. From where on does it pay, and why?

# %%
ClvPanel()

# %% [markdown] tags=["lang-zh"]
# ## 比一比：服务经理说得对吗
#
# 要走的客户，留得住吗？四种做法遇到同样的老客户、同样的运气，六个季度，模拟几十家公司。哪一种最能提高生命周期价值？再看第二张表：最能留住人的，也是它吗？

# %% [markdown] tags=["lang-en"]
# ## Compare: is service right?
#
# Can something be done? Four moves meet the same customers and luck for six quarters. Which raises lifetime value most? Does it also keep most customers (second table)?

# %%
race = Race(market.but(horizon_days=546.0), kpi="clv", asked=("01", "lever"),
            service=today.but(service_agents=4), reward=today.but(reward_rate=0.04),
            visits=today.but(visits_a=4, visits_b=2), save=today.but(save_budget=200_000))
Together(race, KeptByMove(race))

# %% [markdown] tags=["lang-zh"]
# ## 四项指标
#
# 课程用四项指标衡量：满意度，忠诚度，转化率（连同获客成本），客户生命周期价值 <kbd>课程</kbd>。
#
# **做一做：** 会上那三个人，各自说的是哪一项？谁也没说的，是哪一项？

# %% [markdown] tags=["lang-en"]
# ## Four metrics
#
# The course has four: satisfaction, loyalty, conversion rate (with the acquisition cost), customer lifetime value <kbd>course</kbd>.
#
# **Do this:** which of them did each of the three speak of, and which did nobody mention?

# %%
CrmTable("metrics")

# %% [markdown] tags=["lang-zh"]
# ## 客户关系管理是什么
#
# 它是企业同客户建立、保持并发展良好关系的方法和过程：了解客户的需要，满足它，让客户更满意、更忠诚，从而得到市场份额和利润。满意、忠诚和竞争力都由此而来 <kbd>课程</kbd>。
#
# 单纯的销售，到订单就结束了；客户关系管理走完全程：寻找客户、赢得客户、让客户满意、留住客户。
#
# **做一做：** 在表里找一行：您公司最像“只看订单时”的，是哪一行？

# %% [markdown] tags=["lang-en"]
# ## What customer relationship management is
#
# It is the method and the process by which a firm builds, keeps and develops good relationships with its customers: learn what they need, meet it, raise satisfaction and loyalty, and with them market share and profit. Satisfaction, loyalty and competitiveness all grow from it <kbd>course</kbd>.
#
# Plain selling ends with the order. CRM covers the whole way: finding, winning, satisfying and keeping customers.
#
# **Do this:** in which row is your firm most like “where only orders count”?

# %%
CrmTable("selling")

# %% [markdown] tags=["lang-zh"]
# ## 四步流程
#
# 课程里有四步：市场调研与客户分析，客户招募与服务，客户维系和沟通，评估与反馈。我们把它画成一个环：评估的结果又回到调研。
#
# **玩一玩：** 把十件日常的事放进四步。哪一步的事，您公司做得最少？

# %% [markdown] tags=["lang-en"]
# ## A process of four steps
#
# The course has: market research and customer analysis; acquisition and service; retention and communication; evaluation and feedback. We read it as a loop.
#
# **Play:** put ten everyday actions into the four steps. Of which kind does your firm do least?

# %%
CardSorter("step")

# %% [markdown] tags=["lang-zh"]
# ## 例题与练习
#
# 先看一个客户的价值怎样算。然后三道题：由一年的记录算四项指标；一个客户最多可以花多少；一套提高价值又不亏钱的方案。

# %% [markdown] tags=["lang-en"]
# ## A worked example, and the exercise
#
# First, how the value of a customer is worked out. Then three tasks: four metrics from a year's records; what a customer may cost; a strategy that raises their value at no loss.

# %%
Together(ClvExample(), Exercise("01"))

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# **课程主张** 满意带来忠诚，忠诚带来口碑、份额和利润 <kbd>课程</kbd>。**在这里** 三个人各对一半：分数确实高，可走的人里也有不少高分；按面板的成本，客户各不相同，赢得一个才划算；流失可以管：奖励留住的人最多，拜访提高的是客户份额。放到整家公司里划不划算，见下面的看板 <kbd>假设</kbd>。
#
# **有争议：** 满意度同忠诚的关系，各行业差别很大；留住老客户总比赢得新客户便宜，也只是流传的说法，要自己算 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# **The course claims** that satisfaction brings loyalty, and loyalty word of mouth, share and profit <kbd>course</kbd>. **Here** each was half right: scores are high, and so are many leavers'; at the panel's cost, winning a customer pays only where they differ; leaving can be managed: rewards keep most, visits win share of wallet instead. What pays in the whole company: see the dashboard below <kbd>assumed</kbd>.
#
# **Contested:** how closely loyalty follows satisfaction differs much between trades; and that keeping a customer is always cheaper than winning one is folklore <kbd>contested</kbd>.

# %%
Together(GuessReveal("01", "leavers", round(leavers.happy_share, 2)), GuessReveal("01", "lever", race.best))

# %%
Debrief("01")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 数一数：年初的客户，现在还有多少？
# 2. 把去年获客花的钱除以新客户数，放到生命周期价值旁边。
# 3. 列出比平时更久没有下单的客户，打三个电话。
# 4. 报满意度时，写明问了多少人、多少人没有答。

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Count: of the customers at the beginning of the year, how many are still there?
# 2. Divide last year's spending on winning customers by the new ones, and set it beside the lifetime value.
# 3. List those who have not ordered for longer than usual, and call three of them.
# 4. Whenever satisfaction is reported, say how many were asked and how many did not answer.

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：指标看板
#
# 整家公司，六个季度，许多次模拟。保持率不变时，价值＝毛利×(1＋d)/(1＋d－保持率)（参见 Berger、Nasr，1998）；客户各不相同时，用一个平均数算会低估（Fader、Hardie，2010）<kbd>文献</kbd>。
#
# **先试这一步：** 获客成本高过生命周期价值，财务就说对了吗？读图下面那一句：两个数都没有算进什么？再把奖励比例拉高几格，看“生命周期价值与创造的价值”一页：两者说的一样吗？

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the metric dashboard
#
# The whole company, six quarters, many simulated companies. With one retention rate r, lifetime value is margin × (1 + d) / (1 + d − r) (see Berger and Nasr 1998); where customers differ, one average understates it (Fader and Hardie 2010) <kbd>published</kbd>.
#
# **Start with this move:** CAC lies above CLV: is finance right after all? Read under the picture what neither of them counts. Then raise the reward rate by a few steps and open “lifetime value, value created”: do the two agree?

# %%
MetricPanel("machinery")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：六个内涵，四种技巧
#
# 六个内涵 <kbd>课程</kbd>：客户导向，个性化营销，多渠道接触（电话、邮件、短信、社交媒体），生命周期管理（潜在、活跃、流失与挽回），数据分析与决策支持，组织变革与员工培训。内容是客户分析、细分、服务和支持 <kbd>课程</kbd>。四种技巧：个性化服务、参与、互动、奖励 <kbd>课程</kbd>。
#
# **玩一玩：** 两组卡片，分一分类。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: six sides and four techniques
#
# Six sides <kbd>course</kbd>: customer orientation; personalised marketing; contact over several channels (phone, mail, text message, social media); care for the life cycle (prospect, active, leaving and win-back); data analysis as a support of decisions; change of the organisation and training of its people. Its content is customer analysis, segmentation, service and support <kbd>course</kbd>. Four techniques: personal service, participation, interaction, reward <kbd>course</kbd>.
#
# **Play:** two decks to sort.

# %%
Together(CardSorter("aspect"), CardSorter("technique"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：全流程、数据库、发展阶段
#
# 建立是起点，维护是重点，优化是终点 <kbd>课程</kbd>。难在四处：把软件用起来，吸引并留住客户，满足个性化需求，处理各个渠道来的投诉；今后还有人工智能和云 <kbd>课程</kbd>。核心要点包括：建数据库（基本资料、交易、沟通），双向渠道 <kbd>课程</kbd>。以后要更好地识别客户、联系客户、倾听客户 <kbd>课程</kbd>。课程把客户关系管理的发展分成六个阶段 <kbd>课程</kbd>，最后一组卡片请您来排。
#
# **做一做：** 看数据库里的一个客户：有他要离开的迹象吗？里面没有性格标签，也没有家庭情况，因为不需要。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the whole way, the database, the eras
#
# A relationship is first built, then kept up, which is the main work, and in the end improved <kbd>course</kbd>. Four things are hard: getting the software used, attracting and keeping customers, meeting individual needs, handling complaints that come through several channels; ahead lie artificial intelligence and the cloud <kbd>course</kbd>. Core points include: build a database (basic data, transactions, communications); open channels in both directions <kbd>course</kbd>. The aim is to identify, contact and hear customers better <kbd>course</kbd>. Its history in six stages <kbd>course</kbd> is a game below.
#
# **Do this:** in one customer's record, was there a sign of leaving? No label of character is in it and no family, since nobody needs it.

# %%
Together(CardSorter("phase"), CustomerRecord(run(market, today, seed=2)), EraOrder())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：这些数字从哪里来
#
# 每个假设都可以打开看，换成您自己的经验。“比一比”和看板只用前六个季度。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: where the numbers come from
#
# Open each assumption and hold it against your own experience. The comparison and the dashboard use the first six quarters.

# %%
Assumptions(market)

# %% [markdown] tags=["lang-zh"]
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## Words of this unit

# %%
Glossary("01")
