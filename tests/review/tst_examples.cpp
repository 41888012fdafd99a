// SPDX-License-Identifier: GPL-3.0-or-later

// The SQL that the manual shows for every rule does what the manual says of it.

#include "app/review/catalogue.h"
#include "app/review/modelreview.h"
#include "app/review/review.h"
#include "app/review/targetreview.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// What cannot be shown without another rule speaking too.
const QHash<QString, QStringList> companions{
    {u"drop-cascade"_s, {u"drop-view"_s}},
    {u"truncate-cascade"_s, {u"truncate"_s}},
    {u"alter-type-session-timezone"_s, {u"alter-type-rewrite"_s, u"type-change-loses-data"_s}},
    {u"dependent-objects-break"_s, {u"drop-table"_s}},
    {u"drop-partition-locks-parent"_s, {u"drop-table"_s}},
    {u"drop-table-locks-referenced"_s, {u"drop-table"_s}},
    {u"drop-pk-replica-identity"_s, {u"drop-constraint"_s}},
    {u"set-not-null-over-not-valid"_s, {u"set-not-null-scan"_s}},
    {u"set-unlogged"_s, {u"storage-rewrite"_s}},
    {u"destructive-without-revert"_s, {u"drop-table"_s}},
    {u"copy-then-drop"_s, {u"drop-table"_s}},
    {u"type-change-loses-data"_s, {u"alter-type-rewrite"_s}},
    {u"merge-alter-table"_s, {u"add-column-volatile-default"_s}},
    {u"no-analyze-after-backfill"_s, {u"delete-or-update-without-where"_s}},
};

/// What the first line of an example says of how its files are run, or of what the project asks.
QStringList saidOnTop(const QString &sql, const QString &word)
{
    const QString first = sql.section(u'\n', 0, 0);
    const QString lead = u"-- "_s + word;
    return first.startsWith(lead) ? first.mid(lead.size()).split(u' ', Qt::SkipEmptyParts) : QStringList();
}

/// Lines under "-- next file NAME" are another migration, the name may be left out; those under "-- revert" take the
/// last one back. The first comment line of sqlx's is understood.
std::vector<Migration> filesOf(const QString &sql, bool hasRevert)
{
    static const QRegularExpression next(u"^-- next file *(.*)$"_s);
    std::vector<Migration> migrations{{u"20260101_step"_s}};
    for (const QString &line : sql.split(u'\n')) {
        const auto match = next.match(line);
        Migration &last = migrations.back();
        if (line == u"-- revert") {
            last.revert = SqlFile{last.name + u".down.sql"_s};
        } else if (!match.hasMatch()) {
            (last.revert ? *last.revert : last.forward).bytes += line.toUtf8() + '\n';
        } else {
            const QString plain = u"2026010%1_step"_s.arg(migrations.size() + 1);
            migrations.push_back({match.captured(1).isEmpty() ? plain : match.captured(1)});
        }
    }
    for (Migration &migration : migrations) {
        migration.forward.path = migration.name + u".sql"_s;
        migration.isWithoutTransaction = migration.forward.bytes.startsWith("-- no-transaction");
        if (hasRevert && !migration.revert)
            migration.revert = SqlFile{migration.name + u".down.sql"_s};
    }
    return migrations;
}

ReviewSettings settingsFor(const RuleEntry &rule, const QString &sql)
{
    ReviewSettings settings;
    if (!rule.isOn)
        settings.severities.insert(rule.id, rule.severity);
    settings.version = rule.until > 0 ? rule.until : newestPostgres;
    settings.conventions.requiredColumns = saidOnTop(sql, u"required:"_s);
    static const QRegularExpression most(u"at most (\\d+) rows"_s);
    settings.conventions.mostRows = most.match(sql.section(u'\n', 0, 0)).captured(1).toLongLong();
    settings.conventions.allowedTypes = saidOnTop(sql, u"allowed:"_s);
    if (const QStringList window = saidOnTop(sql, u"window:"_s); !window.isEmpty())
        settings.conventions.contractWindow = *parseDuration(window.front());
    if (sql.startsWith(u"-- wrapped"))
        settings.wrapping = Wrapping::InBlock;
    if (sql.startsWith(u"-- unwrapped"))
        settings.wrapping = Wrapping::Nothing;
    return settings;
}

ObjectName named(const QString &name)
{
    return {name.contains(u'.') ? name.section(u'.', 0, 0) : u"public"_s, name.section(u'.', -1)};
}

struct Sentence
{
    const char *form;
    void (*take)(const QStringList &said, TargetInput &target, TargetFacts &facts);
};

/// What may stand behind "-- on PostgreSQL 17.0:", as the manual shows it.
constexpr std::array sentences{
    Sentence{"^(\\S+) is published$",
             [](const QStringList &said, TargetInput &, TargetFacts &facts) {
                 facts.relations[named(said[1])].isReplicated = true;
             }},
    Sentence{"^(\\S+) stands at (\\d+)$",
             [](const QStringList &said, TargetInput &, TargetFacts &facts) {
                 facts.sequences[named(said[1])] = {said[2].toLongLong()};
             }},
    Sentence{"^(\\S+) belongs to (\\S+)$",
             [](const QStringList &said, TargetInput &, TargetFacts &facts) {
                 facts.rights[named(said[1])] = {said[2], false, false};
             }},
    Sentence{"^the role is (\\S+)$",
             [](const QStringList &said, TargetInput &, TargetFacts &facts) { facts.role.name = said[1]; }},
    Sentence{
        "^(\\S+) is closed to it$",
        [](const QStringList &said, TargetInput &, TargetFacts &facts) { facts.role.closedSchemas.insert(said[1]); }},
    Sentence{"^(\\S+)\\.(\\S+) has (\\d+) values in (\\d+) rows$",
             [](const QStringList &said, TargetInput &, TargetFacts &facts) {
                 facts.columnStatistics[named(said[1])][said[2]] = {said[3].toDouble()};
                 facts.relations[named(said[1])].rows = said[4].toLongLong();
             }},
    Sentence{"^((\\S+)_\\S+) was never scanned$",
             [](const QStringList &said, TargetInput &, TargetFacts &facts) {
                 facts.indexScans[named(said[1])] = 0;
                 facts.relations[named(said[2])].reads = 1000;
             }},
    Sentence{"^the first file was changed since$",
             [](const QStringList &, TargetInput &target, TargetFacts &) { target.editedBaselines = {0}; }},
};

void takeSentence(const QString &sentence, TargetInput &target, TargetFacts &facts)
{
    for (const auto &[form, take] : sentences) {
        const auto match = QRegularExpression(QLatin1StringView(form)).match(sentence);
        if (match.hasMatch())
            take(match.capturedTexts(), target, facts);
    }
}

/// "-- on PostgreSQL 14.2: …": a server of that version has run all files but the last. None of its NOT NULLs is
/// validated.
TargetInput targetOf(const QString &version, const QString &said, const std::vector<Migration> &migrations)
{
    TargetFacts facts;
    facts.serverVersion = version.section(u'.', 0, 0).toInt() * 10000 + version.section(u'.', 1).toInt();
    facts.catalog = reviewMigrations({migrations.begin(), migrations.end() - 1}, {})->schema;
    for (auto &[name, table] : facts.catalog.tables) {
        table.origin = {};
        for (const ColumnShape &column : table.columns)
            facts.unvalidatedNotNull[name] << column.name;
    }
    TargetInput target{{}, std::vector<bool>(migrations.size(), false)};
    target.isPending.back() = true;
    for (const QString &sentence : said.split(u"; "_s, Qt::SkipEmptyParts))
        takeSentence(sentence, target, facts);
    static const QRegularExpression planned(u"the planner expects (\\d+)"_s);
    if (const auto match = planned.match(said); match.hasMatch()) {
        const Script script = readScript(migrations.back().forward.bytes);
        facts.affectedRows.insert(script.text(script.statements.front()), match.captured(1).toLongLong());
    }
    target.facts = std::make_shared<const TargetFacts>(std::move(facts));
    return target;
}

/// The rules that speak of this SQL, each once: this one whether it is on or off, and those of the default set.
QStringList speaking(const RuleEntry &rule, const QString &sql)
{
    const bool hasRevert = rule.id != u"destructive-without-revert" && !sql.startsWith(u"-- no revert");
    // Lines under "-- declared as" are what the project declares.
    const QString declared = sql.section(u"-- declared as\n"_s, 1);
    const std::vector<Migration> files = filesOf(sql.section(u"-- declared as\n"_s, 0, 0), hasRevert);
    auto scripts = reviewMigrations(files, {}, settingsFor(rule, sql))->scripts;
    const DeclaredModel model = declaredBySql({{u"schema.sql"_s, declared.toUtf8()}});
    for (ModelFile &file : declared.isEmpty() ? std::vector<ModelFile>() : *reviewModel(model, files, scripts))
        scripts.push_back(std::move(file.review));
    if (const QStringList server = saidOnTop(sql, u"on PostgreSQL"_s); !server.isEmpty())
        scripts = *reviewForTarget(
            std::move(scripts), {files},
            targetOf(server.front().section(u':', 0, 0), sql.section(u'\n', 0, 0).section(u": "_s, 1), files), {},
            settingsFor(rule, sql));
    QStringList found;
    for (const AnalysedScript &script : scripts) {
        for (const Finding &finding : script.findings)
            found << finding.rule;
    }
    found.removeDuplicates();
    for (const QString &companion : companions.value(rule.id))
        found.removeAll(companion);
    return found;
}

}  // namespace

class ExamplesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void badFiresThisRuleAlone_data() { addRows(); }
    void badFiresThisRuleAlone()
    {
        QFETCH(RuleEntry, rule);
        QVERIFY(!rule.bad.isEmpty());
        QCOMPARE(speaking(rule, rule.bad), QStringList{rule.id});
    }

    void goodIsSilent_data() { addRows(); }
    void goodIsSilent()
    {
        QFETCH(RuleEntry, rule);
        QVERIFY(!rule.good.isEmpty());
        QVERIFY(!speaking(rule, rule.good).contains(rule.id));
    }

    void idsAreUnique()
    {
        QSet<QString> ids;
        for (const RuleEntry &rule : ruleCatalogue()) {
            QVERIFY2(!ids.contains(rule.id), qPrintable(rule.id));
            ids.insert(rule.id);
        }
    }

private:
    static void addRows()
    {
        QTest::addColumn<RuleEntry>("rule");
        for (const RuleEntry &rule : ruleCatalogue())
            QTest::newRow(qPrintable(rule.id)) << rule;
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "tst_examples.moc"
