// SPDX-License-Identifier: GPL-3.0-or-later

// The forecast of locks, rewrites, scans and builds against statement forms that were measured on PostgreSQL 13 to 18:
// by the schema that files make, and by the catalog of the server at hand, on which each form is run as well.

#include "app/deploy/rehearsal/trace.h"
#include "app/deploy/targetreview.h"
#include "app/review/targetreview.h"
#include "tests/review/formfacts.h"
#include "tests/support/testpostgres.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// Some forms need a table that the setup handed down with them does not make.
constexpr auto furtherSetup = "create table s.empty(id int);";

/// Measured where no view used the column, although the setup has some that do.
const QSet<QString> withoutViews{u"type-int-to-bigint"_s, u"type-int-to-domain"_s,
                                 u"type-int-to-bigint-noview-checkcol"_s};

QByteArray setUpOf(const QJsonObject &form)
{
    const QByteArray before = form["before"_L1].toString().toUtf8();
    const bool hasNone = withoutViews.contains(form["id"_L1].toString());
    return hasNone ? "drop view s.v; drop materialized view s.mv;" + before : before;
}

/// Why a forecast without a server cannot agree.
const QHash<QString, QString> unknowable{
    {u"owner-to"_s, u"who owns the table is the server's to tell"_s},
    {u"drop-statistics"_s, u"extended statistics are not replayed"_s},
    {u"copy-from"_s, u"whether the rows meet a check"_s},
    {u"prepare-transaction-like"_s, u"a setting of the server"_s},
    {u"select-for-update"_s, u"LIMIT ends the scan that was counted"_s},
};

/// Why a forecast by the catalog cannot.
const QHash<QString, QString> beyondCatalog{
    {u"copy-from"_s, u"whether the rows meet a check"_s},
    {u"prepare-transaction-like"_s, u"a setting of the server"_s},
    {u"select-for-update"_s, u"LIMIT ends the scan that was counted"_s},
};

/// Why a server answers another way than the one that was measured.
const QHash<QString, QString> otherServer{{u"prepare-transaction-like"_s, u"a setting of the server"_s}};

QSet<QString> relationsOf(const Snapshot &snapshot)
{
    QSet<QString> names;
    for (const auto &[name, table] : snapshot.tables) {
        names << name.name;
        for (const auto &[index, shape] : table.indexes)
            names << index;
    }
    for (const auto &[name, view] : snapshot.views) {
        names << name.name;
        for (const auto &[index, shape] : view.indexes)
            names << index;
    }
    for (const auto &[name, sequence] : snapshot.sequences)
        names << name.name;
    return names;
}

void takeNames(const StatementEffects &statement, Names &names)
{
    for (const LocatedChange &located : statement.changes) {
        if (const auto *renamed = std::get_if<change::Rename>(&located.change); renamed && renamed->part.isEmpty())
            names.renamed.insert(renamed->newName, renamed->name.name);
        if (const auto *made = std::get_if<change::CreateTable>(&located.change))
            names.madeTables << made->name.name;
    }
}

struct Told
{
    Facts facts{};
    Names names{};
};

/// The forecast of a form in a schema, statement by statement.
Told tell(const QByteArray &sql, Snapshot start, const TargetFacts *target, int version)
{
    const ScriptEffects read = readEffects(sql);
    Replay schema(std::move(start));
    const QSet<QString> before = relationsOf(schema.snapshot());
    schema.begin(0);
    Told told;
    QStringList newValues;
    for (const StatementEffects &statement : read.effects) {
        const Forecast foretold
            = forecast({statement, &schema, target, version, target && target->isUtc(), read.script.sql});
        for (const auto *locks : {&foretold.locks, &foretold.indexLocks}) {
            for (const LockForecast &lock : *locks)
                strengthen(told.facts, bare(lock.relation), lock.mode);
        }
        told.facts.rewrites |= bareSet(foretold.rewrites);
        told.facts.scans |= bareSet(foretold.scans);
        told.facts.builds |= bareSet(foretold.builds);
        takeNames(statement, told.names);
        if (statement.transaction == TransactionNeed::Outside)
            told.facts.error = u"outside a transaction only"_s;
        if (!foretold.unknown.isEmpty())
            told.facts.error = foretold.unknown.english();
        for (const ReplayNote &note : schema.apply(statement, 0))
            told.facts.error = note.why.english();
    }
    told.names.dropped = before - relationsOf(schema.snapshot());
    for (const QString &old : std::as_const(told.names.renamed))
        told.names.dropped.remove(old);
    // Beyond one statement: the rules over a file say so.
    ReviewSettings settings;
    settings.version = version;
    for (const Finding &finding : reviewScript(sql, u"form.sql"_s, {}, true, settings).findings) {
        if (finding.rule == "enum-add-value-used-same-tx"_L1)
            told.facts.error = finding.message.english();
    }
    told.facts = plain(told.facts, told.names);
    return told;
}

Snapshot schemaOf(const QByteArray &sql)
{
    Replay replay;
    (void)replay.apply(readEffects(sql).effects);
    return replay.snapshot();
}

bool isUnderstood(const QByteArray &sql)
{
    const Script script = readScript(sql);
    return std::ranges::none_of(script.statements, [](const Statement &one) { return one.problem.has_value(); });
}

QJsonObject readForms()
{
    for (const char *path :
         {LOCKSTEP_SHARED_DIR "/locks/forms.json", LOCKSTEP_SOURCE_DIR "/tests/fixtures/forms.json"}) {
        QFile file(QString::fromLatin1(path));
        if (file.open(QIODevice::ReadOnly))
            return QJsonDocument::fromJson(file.readAll()).object();
    }
    qFatal("no measured forms");
}

/// The facts for a version out of ranges such as "13-18"; none where the form is not there yet.
std::optional<QJsonObject> factsFor(const QJsonObject &form, int version)
{
    const QJsonObject facts = form["facts"_L1].toObject();
    for (const QString &range : facts.keys()) {
        const QStringList ends = range.split(u'-');
        if (ends.first().toInt() <= version && ends.last().toInt() >= version
            && facts[range]["error"_L1].toString() != "n/a"_L1)
            return facts[range].toObject();
    }
    return std::nullopt;
}

QByteArray cell(Session &session, const QByteArray &sql)
{
    const auto answer = session.execute(sql, {});
    if (!answer)
        qFatal("%s", qPrintable(describe(answer.error())));
    return answer->rows.empty() ? QByteArray() : answer->rows[0][0];
}

/// Statement by statement; the first error's words.
QString run(Session &session, const QByteArray &sql)
{
    const Script script = readScript(sql);
    for (const Statement &statement : script.statements) {
        if (const auto answer = session.execute(script.text(statement), {}); !answer)
            return answer.error().sql ? answer.error().sql->message : describe(answer.error());
    }
    return {};
}

/// What the server says of the transaction at hand, by names without schemas.
Facts takenFacts(RelationTracer &tracer)
{
    const auto footprint = tracer.inside({});
    if (!footprint)
        qFatal("%s", qPrintable(describe(footprint.error())));
    Facts facts;
    for (const auto &[relation, mode] : footprint->locks)
        strengthen(facts, bare(relation), mode);
    facts.rewrites = bareSet(footprint->rewrites.values());
    facts.scans = bareSet(footprint->scans.values());
    facts.builds = bareSet(footprint->builds.values());
    return facts;
}

}  // namespace

class FormsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void byHistory();
    void byCatalog();

private:
    void look(const QJsonObject &form, QStringList &failures, int &total);
    void judge(const QString &what, const QString &id, const QStringList &found, const QHash<QString, QString> &reasons,
               QStringList &failures);

    QJsonObject m_forms;
    QByteArray m_setup;
    int m_agreed = 0;
    int m_excused = 0;
    QSet<QString> m_said;  ///< forms whose reason was given
};

void FormsTest::initTestCase()
{
    m_forms = readForms();
    m_setup = m_forms["setup"_L1].toString().toUtf8() + furtherSetup;
}

void FormsTest::judge(const QString &what, const QString &id, const QStringList &found,
                      const QHash<QString, QString> &reasons, QStringList &failures)
{
    const QString reason = reasons.value(id);
    if (found.isEmpty()) {
        ++m_agreed;
    } else if (!reason.isEmpty()) {
        ++m_excused;
        if (!m_said.contains(id))
            qInfo("%s %s: %s", qPrintable(what), qPrintable(id), qPrintable(reason));
        m_said << id;
    } else {
        failures << u"%1 %2: %3"_s.arg(what, id, found.join(u"; "_s));
    }
}

void FormsTest::byHistory()
{
    m_agreed = m_excused = 0;
    QStringList failures;
    int notUnderstood = 0;
    for (const auto &value : m_forms["forms"_L1].toArray()) {
        const QJsonObject form = value.toObject();
        const QByteArray before = setUpOf(form);
        const QByteArray sql = form["sql"_L1].toString().toUtf8();
        if (!isUnderstood(before + sql)) {
            ++notUnderstood;
            continue;
        }
        const Snapshot start = schemaOf(m_setup + before);
        for (int version = 13; version <= newestPostgres; ++version) {
            const auto facts = factsFor(form, version);
            if (!facts)
                continue;
            const Told told = tell(sql, start, nullptr, version);
            judge(u"PostgreSQL %1"_s.arg(version), form["id"_L1].toString(),
                  differences(told.facts, plain(measuredFacts(*facts), told.names), told.names), unknowable, failures);
        }
    }
    qInfo("by history: %d agree, %d cannot, %d differ; %d forms are newer than the grammar", m_agreed, m_excused,
          int(failures.size()), notUnderstood);
    for (const QString &failure : failures)
        qInfo("%s", qPrintable(failure));
    QVERIFY2(failures.isEmpty(), "see above");
}

/// Runs one form in a transaction of its own, and compares what it took with the measured facts and with the forecast.
void FormsTest::look(const QJsonObject &form, QStringList &failures, int &total)
{
    static const test::Database shared;
    static bool isSetUp = false;
    const QByteArray before = setUpOf(form);
    const std::optional<test::Database> own = before.isEmpty() ? std::nullopt : std::make_optional<test::Database>();
    auto session = Session::open(own ? own->url() : shared.url(), {});
    QVERIFY2(session, session ? "" : qPrintable(describe(session.error())));
    if (own || !std::exchange(isSetUp, true))
        QCOMPARE(run(**session, m_setup), QString());
    const int version = (*session)->serverVersion() / 10000;
    const auto expected = factsFor(form, version);
    if (!expected)
        return;
    ++total;
    const QByteArray user = cell(**session, "SELECT current_user");
    const QByteArray sql = form["sql"_L1].toString().toUtf8().replace("to postgres", "to " + user);
    QCOMPARE(run(**session, before), QString());
    const auto facts = readTargetFacts(**session, {});
    QVERIFY2(facts, facts ? "" : qPrintable(describe(facts.error())));
    const Told told = tell(sql, facts->catalog, &*facts, version);
    (void)cell(**session, "BEGIN");
    RelationTracer tracer(**session);
    QVERIFY(tracer.look({}));
    const QString error = run(**session, sql);
    Facts taken = error.isEmpty() ? takenFacts(tracer) : Facts{.error = error};
    (void)cell(**session, "ROLLBACK");
    const QString id = form["id"_L1].toString();
    taken = plain(taken, told.names);
    judge(u"run against measured:"_s, id, differences(taken, plain(measuredFacts(*expected), told.names), told.names),
          otherServer, failures);
    judge(u"forecast against run:"_s, id, differences(told.facts, taken, told.names), beyondCatalog, failures);
}

void FormsTest::byCatalog()
{
    m_agreed = m_excused = 0;
    QStringList failures;
    int total = 0;
    for (const auto &value : m_forms["forms"_L1].toArray()) {
        if (isUnderstood((value["before"_L1].toString() + value["sql"_L1].toString()).toUtf8()))
            look(value.toObject(), failures, total);
    }
    qInfo("by catalog: of %d forms run, %d comparisons agree, %d cannot, %d differ", total, m_agreed, m_excused,
          int(failures.size()));
    for (const QString &failure : failures)
        qInfo("%s", qPrintable(failure));
    QVERIFY2(failures.isEmpty(), "see above");
}

QTEST_GUILESS_MAIN(FormsTest)
#include "tst_forms.moc"
