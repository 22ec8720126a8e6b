# %% [markdown] tags=["lang-zh"]
# # 12 · 信用管理与应收账款
#
# 今年卖得不错，利润表也好看，账上的钱却越来越紧。客户欠着八十多万欧元，近两成已经拖了三个月以上。财务要您管紧，销售怕得罪客户。
#
# 您会先打给谁，说什么，又愿意为现金付出多少？

# %% [markdown] tags=["lang-en"]
# # 12 · Credit and receivables
#
# Sales were good this year, the profit looks good, and yet money is short. Customers owe you more than eight hundred thousand euros, nearly a fifth of it for over three months. Finance wants you strict; sales fears for its customers.
#
# Whom do you call first, what do you say, and what is cash worth to you?

# %%
from simlib import AgingReport, Assumptions, CashPrice, CreditBenefits, CreditPanel, Debrief, DebtorDesk, DebtorTable
from simlib import DiscountCost, Exercise, ExtraSales, Glossary, Guess, GuessReveal, InvoiceStory, LedgerPanel
from simlib import MondayPanel, PrintSheet, Race, Recall, Strategy, Together, Watch, run, scenario
from simlib.world.strategy import ladder
market, today = scenario("machinery").but(horizon_days=364.0).alone("receivables"), Strategy()

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断和把握。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Two guesses, and how sure you are.

# %%
Together(Guess("12", "sales"), Guess("12", "move"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("12")

# %% [markdown] tags=["lang-zh"]
# ## 打电话：先打给谁，说什么
#
# 这是那八十多万里的债务人。课程列出客户常用的借口与回答，再做演练“货款必收技巧” <kbd>课程</kbd>；借口是我们归的六种：单据、资金紧、争议、审批人不在、等自己的客户付款、不理睬 <kbd>假设</kbd>。
#
# 好的回答拿掉对方说的那个障碍，再定一个日期。**试一试：** 逐个选一种回答；类型选了之后才揭晓。

# %% [markdown] tags=["lang-en"]
# ## On the telephone: whom first, and what to say
#
# These are your debtors. The course names customers' usual excuses with answers and a drill in making sure of payment <kbd>course</kbd>; the six excuses are ours: paperwork, cash flow, a dispute, the approver away, waiting for their own customer's money, silence <kbd>assumed</kbd>.
#
# A good answer removes the obstacle named and sets a date. **Try this:** answer debtor by debtor; the type is told after your choice.

# %%
done = run(market, today)
DebtorDesk(done)

# %% [markdown] tags=["lang-zh"]
# ## 例题：账有多老
#
# **账龄**按到期日分五段：未到期、1–30、31–60、61–90、90 天以上 <kbd>文献</kbd>。**DSO** 是未收款折合多少天的赊销额。**坏账准备**是每段金额乘以它最终的损失率，再相加。
#
# **做一做：** 哪一段要提的准备，比其余几段加起来还多？

# %% [markdown] tags=["lang-en"]
# ## Worked example: how old is the money?
#
# **Aging** sorts by due date into five buckets: current, 1–30, 31–60, 61–90, 90+ days <kbd>published</kbd>. **DSO** says how many days of credit sales are still open. The **allowance** is each bucket's amount times the share finally lost, added up.
#
# **Do this:** which bucket needs more of the allowance than all others together?

# %%
AgingReport(done)

# %% [markdown] tags=["lang-zh"]
# ## 例题：真的赚到钱了吗
#
# 要弥补一笔坏账，额外销售额 = 坏账 / 净利润率 <kbd>课程</kbd>。只要固定成本不随这些销售增加，除以边际贡献率往往更对，要补的销售额也小得多 <kbd>假设</kbd>。
#
# **做一做：** 比较最后一行与其余各行。您的公司该看哪一行？

# %% [markdown] tags=["lang-en"]
# ## Worked example: are you really making money?
#
# To make up a bad debt you need extra sales of bad debt / net margin <kbd>course</kbd>. While fixed costs do not rise with those sales, the contribution margin is often the right divisor, and gives far less <kbd>assumed</kbd>.
#
# **Do this:** which row fits your firm?

# %%
ExtraSales(market)

# %% [markdown] tags=["lang-zh"]
# ## 动手：催得紧，客户会走吗
#
# 这里是把设备合同也算进来的整家公司，欠款更多；客户会因为催收而不满，不满的会离开。利润在交货时就计入，现金要等收到。
#
# **先试这一步：** 把催收阶梯换成“强硬”，看账龄图里最老的几段；再退回基准，把账期降到零：现金和创造的价值各怎么变？

# %% [markdown] tags=["lang-en"]
# ## Play: do customers leave when pressed?
#
# The whole company, machine deals included: more is owed, dunning costs satisfaction, and unhappy customers leave. Profit counts a sale on delivery, cash what came in.
#
# **Start with this move:** set the dunning ladder to firm and watch the oldest buckets. Then go back and set payment terms to zero: what do cash and value created say?

# %%
company = scenario("machinery").but(horizon_days=364.0)
CreditPanel(company, whole=True)

# %% [markdown] tags=["lang-zh"]
# ## 四种做法，同样的运气
#
# 四种做法遇到同样的客户、同样的运气，模拟几十家公司（**平行世界**），看一年的现金。区间含 0，就看不出差别。

# %% [markdown] tags=["lang-en"]
# ## Four moves on the same luck
#
# The same customers and luck for a year, in dozens of simulated companies; the measure is cash. Where the interval includes zero, no difference is shown.

# %%
race = Race(company, kpi="cash", asked=("12", "move"), firm=today.but(**ladder("firm")),
            reminder=today.but(**ladder("reminder")), discount=today.but(early_discount=0.02),
            collector=today.but(collectors=3), replications=60)
race

# %% [markdown] tags=["lang-zh"]
# ## 现金的代价
#
# 同样的公司，同样的运气，换一把尺子：**创造的价值**把客户今后还值多少也算进去。
#
# **做一做：** 先说再看：哪一件换来了现金，却赔了价值？财务和销售，谁说对了？

# %% [markdown] tags=["lang-en"]
# ## What does the cash cost?
#
# The same companies by another measure: **value created** also counts what customers will be worth.
#
# **Do this:** before you look: which move buys cash with value? Who was right, finance or sales?

# %%
CashPrice(race)

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：由台账做账龄分析表；坏账准备和坏账的代价；一套带来更多现金、不赶走客户、也不损失价值的政策。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: an aging report; allowance and bad debt; a policy that brings cash and loses neither customers nor value.

# %%
Exercise("12")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.

# %%
Together(GuessReveal("12", "sales", 50 / 0.05), GuessReveal("12", "move", race.best))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 应收账款是利润的来源，坏账要用净利润率去补（按边际贡献率，要补的少得多）；营销研究人性的弱点，最终既要成交，又要把钱收回来 <kbd>课程</kbd>。**在这里** 催得紧，现金来了，客户也走了几家，他们今后的价值比催来的钱还多：销售的担心有道理。现金折扣动的是大多数人，现金和价值都增加：钱早到，客户也更满意，走得少、订得多 <kbd>假设</kbd>。
#
# **有争议：** 强硬是否有效，各行各业不同。**底线：** 不骚扰，不公开羞辱，不找亲属；只说真实的后果；每次联系都留记录。见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# **The course claims** that receivables are a source of profit and that a bad debt is made up by net margin; that marketing studies the weak spots of human nature, and in the end a deal must be closed and the money collected <kbd>course</kbd>. **Here** pressing brings cash and drives away a few customers worth more than that cash: sales feared rightly. A discount moves the many and gains both: money comes sooner, and pleased customers stay and order more <kbd>assumed</kbd>.
#
# **Contested:** whether pressure works differs from trade to trade. **Limits:** no harassment, no public shaming, no relatives; true consequences only; a record of every contact. See [Ethics and law](14_ethics.ipynb).

# %%
Debrief("12")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 按到期日做一张账龄分析表，从逾期两三个月的那一段打起：那里还能收回约一半，再往后所剩不多（见账龄分析表的“最终损失”）。
# 2. 每张大额发票，到期前确认单据齐全。
# 3. 每个电话以日期和金额结束，当天写下来。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Make an aging report; call first what is two to three months overdue: about half can still come in, later little (“lost in the end”).
# 2. For every large invoice, complete the papers before the due date.
# 3. End each call with a date and an amount, written down the same day.
#
# ## Words of this unit

# %%
Together(Glossary("12"), PrintSheet("collection"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：赊还是不赊

# %% [markdown] tags=["lang-en", "further"]
# ## Further: to sell on credit or not

# %% [markdown] tags=["lang-zh"]
# 课程把应收账款叫作下一个利润来源，讲信用环境、赊销的利弊和十大好处，只列了题目 <kbd>课程</kbd>；下面十条由我们补上，信用环境我们读作同行怎么赊、客户付得多准 <kbd>假设</kbd>。赊销也有代价：占用资金、花人力催收、出现坏账。
#
# 谁负责什么，也要先说定：谁批额度，谁开票，谁打电话，谁解决争议 <kbd>假设</kbd>。
#
# **做一做：** 假如您是债务人，同时欠十家的钱，您先付谁？

# %% [markdown] tags=["lang-en"]
# The course calls receivables the next source of profit and speaks of the credit climate, of pros and cons and of ten benefits of selling on credit, by headings only <kbd>course</kbd>. The ten below are ours; the climate we read as how rivals give credit and how well customers pay <kbd>assumed</kbd>. Credit costs as well: money tied up, hours spent on collection, bad debts.
#
# Settle who is responsible for what: who grants the limit, who bills, who calls, who clears a dispute <kbd>assumed</kbd>.
#
# **Do this:** suppose you were the debtor and owed ten suppliers. Whom would you pay first?

# %%
CreditBenefits()

# %% [markdown] tags=["lang-zh"]
# 提前付款的**现金折扣**也有价格：少收的百分之几，换来钱早到若干天，可以折成一年的利率 <kbd>文献</kbd>。
#
# **做一做：** 把折合年利率同透支利率比一比。前面的比较里，折扣还是划算：除了早到的钱，它还带动了什么？

# %% [markdown] tags=["lang-en"]
# An **early-payment discount** has a price too: a few percent given up for money that comes some days earlier, which can be put as a yearly rate <kbd>published</kbd>.
#
# **Do this:** compare that rate with the overdraft. In the race above the discount paid all the same: what else may it move?

# %%
DiscountCost(market)

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：四类债务人，三类收款人

# %% [markdown] tags=["lang-en", "further"]
# ## Further: four debtors, three collectors

# %% [markdown] tags=["lang-zh"]
# 课程列出四类债务人、三类收款人，没有展开 <kbd>课程</kbd>。我们这样补：债务人按有没有能力、有没有意愿分四类；收款人分温和、按章、强硬三种 <kbd>假设</kbd>。
#
# **做一做：** 强硬的语气对哪一类有用，对哪一类反而有害？

# %% [markdown] tags=["lang-en"]
# The course has four types of debtor and three of collector, by heading only <kbd>course</kbd>. We fill them so: debtors are able or unable, willing or unwilling; collectors are accommodating, methodical or confrontational <kbd>assumed</kbd>.
#
# **Do this:** with which debtor does a hard tone help, and with which does it harm?

# %%
DebtorTable(market)

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一张发票的一生，迁徙率

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the life of an invoice, and what rolls on

# %% [markdown] tags=["lang-zh"]
# 人人按时付款时的 DSO 叫最佳可能 DSO，两者之差才是您能争取的；**CEI** 是该收的收回了多少 <kbd>文献</kbd>。**滚动率（迁徙率）** 是一个月后滚入下一段的比例；把它看作马尔可夫链，就得到每段的损失率（Cyert、Davidson、Thompson，1962）<kbd>文献</kbd>。
#
# 下面先是一年的发票，一格一格往右滑，再是一张发票的一生。**做一做：** 这一单，问题出在催得晚，还是出在当初就不该赊？

# %% [markdown] tags=["lang-en"]
# If everybody paid on time, the best possible DSO would remain; only the difference can be won. **CEI** is the share collected of what could have been <kbd>published</kbd>. A **roll rate** says how much stands one bucket further a month later. Read as a Markov chain, the rates give each bucket's loss (Cyert, Davidson, Thompson 1962) <kbd>published</kbd>.
#
# Below, a year of invoices that slide to the right as they age, and the life of one. **Do this:** was this one called too late, or should it never have been sold on credit?

# %%
Together(Watch(done), InvoiceStory(done))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：中国读者还要知道

# %% [markdown] tags=["lang-en", "further"]
# ## Further: where you sell in China

# %% [markdown] tags=["lang-zh"]
# **里程碑付款三三三一：** 预付、发货、验收各三成，质保金一成，是常见的分法 <kbd>假设</kbd>。质保金单独记到期日。定期发**对账单**并请对方盖章；回款提成让销售管到底 <kbd>假设</kbd>。升级的次序：催款函、律师函、诉讼。
#
# **做一做：** 在上面那张发票的一生里，哪一步您会改用催款函？

# %% [markdown] tags=["lang-en"]
# **Milestone terms three-three-three-one** split a price into three tenths each in advance, on delivery and on acceptance, and one tenth of retention money <kbd>assumed</kbd>. Give retention money a due date of its own. Send **statements of account** and have them confirmed. A commission paid on cash keeps the seller interested to the end <kbd>assumed</kbd>. The ladder goes from dunning letter to lawyer's letter to suit.
#
# **Do this:** in the life of an invoice above, at which step would you have sent a letter?

# %% [markdown] tags=["lang-zh"]
# **法律上的期限。** 2026 年 11 月整理，不是法律意见：诉讼时效一般为三年（《民法典》第 188 条）；催告、对方同意履行、起诉或仲裁会使它中断、重新计算（第 195 条）。大型企业向中小企业采购，应在交付后 60 日内付款，另有约定的须合理，也不得约定“等第三方付款再付”（《保障中小企业款项支付条例》第 9 条，2025 年 6 月 1 日起施行）<kbd>文献</kbd>。
#
# **做一做：** 您最老的一笔欠款，时效从哪一天算起？问一问法务。

# %% [markdown] tags=["lang-en"]
# **Dates the law sets.** As of November 2026, and no legal advice: the limitation period is three years as a rule (Civil Code, art. 188); a demand, the debtor's consent, a suit or arbitration interrupts it, and it starts anew (art. 195). Large firms pay small and medium ones within 60 days of delivery unless reasonably agreed otherwise, and may not make payment wait for a third party's money (regulation on payments to small and medium firms, art. 9, in force 1 June 2025) <kbd>published</kbd>.
#
# **Do this:** from which day does the limitation of your oldest debt run? Ask your lawyer.

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：春节前的收款季

# %% [markdown] tags=["lang-en", "further"]
# ## Further: before the Spring Festival

# %% [markdown] tags=["lang-zh"]
# 很多公司在年底和春节前清账，过后又慢下来；信息设备的情景里有这样一个收款季 <kbd>假设</kbd>。客户也常付**承兑汇票**：到期才付款的承诺，要提前用钱就得贴现。它是票据，不是现金，账龄分析表里另列一行 <kbd>假设</kbd>。
#
# **先试这一步：** 开头几周的骤降是期初旧账在收，别算。往后看：一年里什么时候欠得多，什么时候欠得少？再展开面板下方的假设，把“付款季节性”改为零：年中与春节前后的差别还剩多少？

# %% [markdown] tags=["lang-en"]
# Many firms in China settle their bills at the end of the year and before the Spring Festival, and slow down afterwards; the scenario of the IT seller has such a season <kbd>assumed</kbd>. Customers also pay by **acceptance bills**: a promise to pay on a date, which can be had earlier at a discount only. They are paper, not cash: give them their own line in the aging report <kbd>assumed</kbd>.
#
# **Start with this move:** pass over the first weeks' fall: the opening ledger being paid. When after that is most owed, when least? Then set “season of payment” to zero in the assumptions: how much is left of the gap between summer and Festival?

# %%
CreditPanel("it_equipment")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：您自己的台账，星期一的一页纸

# %% [markdown] tags=["lang-en", "further"]
# ## Further: a ledger of your own, one page for Monday

# %% [markdown] tags=["lang-zh"]
# 先看模拟台账：它就是前面那家公司的，但按整天、从第一张发票算起，所以坏账准备与例题不同。再选您自己的文件。**做一做：** 改一改报告日，看哪张发票换了账龄段。
#
# 第二个框由销售清单和台账给您一页纸：每周回多少款、今天该打哪十个电话。预测先拿文件自己的过去检验，检验不过就直说。文件不离开这台电脑。

# %% [markdown] tags=["lang-en"]
# Look at the simulated ledger first. It is that of the company above, but read by whole days and from its first invoice on, so its allowance is not the example's. Then choose your own file. **Do this:** move the report day and see which money changes its bucket.
#
# The second box makes one page of a sales list and a ledger: the cash of the coming weeks, and the calls to make today. The forecast is tried on the past of the same file first; where it fails, the page says so. The files do not leave this computer.

# %%
Together(LedgerPanel(sample=True), MondayPanel())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 语气和满意度之间的数值是我们定的；授信额度、账期和各类债务人的付款习惯也在表里 <kbd>假设</kbd>。强硬是否有效，各行各业不同，别把这里的数字当成规律 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# What a tone costs in satisfaction is our own number; the credit limit, terms and how each debtor pays stand in the table too <kbd>assumed</kbd>. Whether pressure works differs from trade to trade; take no law from these figures <kbd>contested</kbd>.

# %%
Assumptions(market)
