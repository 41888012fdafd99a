// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrationfiltermodel.h"
#include "models/migrationtreemodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

Migration migration(const QString &name, const QByteArray &sql, bool hasRevert)
{
    Migration made{.name = name, .forward = {.path = u"migrations/%1.sql"_s.arg(name), .bytes = sql}};
    if (hasRevert)
        made.revert = SqlFile{.path = u"migrations/revert_%1.sql"_s.arg(name)};
    return made;
}

WorkspacePtr shop()
{
    auto workspace = std::make_shared<Workspace>();
    workspace->root = u"/shop"_s;
    workspace->folder.migrations = {migration(u"001_users"_s, "CREATE TABLE users (id int);", true),
                                    migration(u"002_drop"_s, "DROP TABLE orders;", false),
                                    migration(u"003_note"_s, "ALTER TABLE users ADD COLUMN note text;", true)};
    workspace->folder.strays = {{.path = u"draft.sql"_s, .why = {"It has no number."}}};
    for (const Migration &each : workspace->folder.migrations)
        workspace->reviews.push_back(
            reviewScript(each.forward.bytes, each.forward.path, each.name, each.revert.has_value()));
    return workspace;
}

MigrationStatus status(const QString &name, MigrationState state, std::optional<std::size_t> index)
{
    MigrationStatus made{.name = name, .state = state, .index = index};
    if (state == MigrationState::Applied)
        made.entry = LedgerEntry{.name = name,
                                 .startedAt = QDateTime({2025, 11, 20}, {3, 10}, Qt::UTC),
                                 .finishedAt = QDateTime({2025, 11, 20}, {3, 10, 2}, Qt::UTC)};
    return made;
}

TargetView view(MigrationState second)
{
    TargetView made;
    made.status.migrations = {status(u"001_users"_s, MigrationState::Applied, 0), status(u"002_drop"_s, second, 1),
                              status(u"003_note"_s, MigrationState::Pending, 2)};
    return made;
}

/// The tree as an indented text, the name and the words of the columns asked for.
QString picture(const QAbstractItemModel &model, const std::vector<int> &columns = {}, const QModelIndex &parent = {})
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += (parent.isValid() ? u"  "_s : QString()) + index.data().toString();
        for (int column : columns) {
            const QString word = index.siblingAtColumn(column).data().toString();
            if (!word.isEmpty())
                text += u" | "_s + word;
        }
        text += u'\n' + picture(model, columns, index);
    }
    return text;
}

}  // namespace

class TestMigrationTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void keepsTheRulesOfItemModels()
    {
        MigrationTreeModel model;
        MigrationFilterModel filtered;
        filtered.setSourceModel(&model);
        const QAbstractItemModelTester tree(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester filter(&filtered, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setContents(shop(), view(MigrationState::Failed));
        filtered.setText(u"users"_s);
        model.setContents(shop(), {});
        filtered.setText({});
        filtered.sort(MigrationTreeModel::NameColumn, Qt::DescendingOrder);
        model.setContents(nullptr, {});
        QCOMPARE(filtered.rowCount(), 0);
    }

    void groupsByWhatIsToBeDone_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<QString>("expected");
        QTest::newRow("what is to run is pending") << int(MigrationState::Pending) << uR"(Pending
  002_drop
  003_note
Applied
  001_users
Strays
  draft.sql
)"_s;
        QTest::newRow("a failed migration needs attention") << int(MigrationState::Failed) << uR"(Needs attention
  002_drop | Failed
Pending
  003_note
Applied
  001_users
Strays
  draft.sql
)"_s;
        QTest::newRow("a changed file needs attention") << int(MigrationState::Changed) << uR"(Needs attention
  002_drop | Changed since
Pending
  003_note
Applied
  001_users
Strays
  draft.sql
)"_s;
        QTest::newRow("a rolled back one runs again") << int(MigrationState::RolledBack) << uR"(Pending
  002_drop | Rolled back
  003_note
Applied
  001_users
Strays
  draft.sql
)"_s;
    }

    void groupsByWhatIsToBeDone()
    {
        QFETCH(int, second);
        MigrationTreeModel model;
        model.setContents(shop(), view(MigrationState(second)));
        QTEST(picture(model, {MigrationTreeModel::StateColumn}), "expected");
        QCOMPARE(model.hasTellingStates(), MigrationState(second) != MigrationState::Pending);
    }

    void whatDeclaresTheSchemaHasAGroup()
    {
        auto workspace = std::make_shared<Workspace>(*shop());
        Finding extra;
        extra.severity = Severity::Error;
        workspace->models
            = {{.path = u"prisma/schema.prisma"_s, .review = {.findings = {extra, extra}}},
               {.path = u"migrations/001_users.sql"_s, .isMigration = true, .review = {.findings = {extra}}}};
        MigrationTreeModel model;
        model.setContents(workspace, {});
        const QString text = picture(model, {MigrationTreeModel::RiskColumn});
        QVERIFY2(text.contains(u"Declared schema\n  prisma/schema.prisma | 2 error(s)\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"  001_users | 1 error(s)\n"_s), qPrintable(text));
        const MigrationRow *row = model.row(model.find(u"prisma/schema.prisma"_s));
        QVERIFY(row && row->kind == MigrationRow::Model && !row->index);
    }

    void withoutTargetEveryStateIsUnknown()
    {
        MigrationTreeModel model;
        model.setContents(shop(), {});
        QCOMPARE(picture(model, {MigrationTreeModel::StateColumn}), uR"(State unknown
  001_users
  002_drop
  003_note
Strays
  draft.sql
)"_s);
    }

    void aMissingFileHasNoIndex()
    {
        MigrationTreeModel model;
        TargetView target = view(MigrationState::Pending);
        target.status.migrations.push_back(status(u"000_gone"_s, MigrationState::Missing, {}));
        model.setContents(shop(), target);
        const QModelIndex line = model.find(u"000_gone"_s);
        QVERIFY(line.isValid());
        QVERIFY(!model.row(line)->index);
        QCOMPARE(line.parent().data().toString(), u"Needs attention"_s);
        QCOMPARE(line.siblingAtColumn(MigrationTreeModel::RevertColumn).data().toString(), QString());
    }

    void saysWhatColoursShow()
    {
        MigrationTreeModel model;
        model.setContents(shop(), view(MigrationState::Pending));
        const QModelIndex dropping = model.find(u"002_drop"_s);
        const QString spoken = dropping.data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {u"002_drop"_s, u"Pending"_s, u"no revert script"_s})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
        QCOMPARE(Severity(dropping.data(MigrationTreeModel::RiskRole).toInt()), Severity::Error);
        const QModelIndex applied = model.find(u"001_users"_s);
        QCOMPARE(applied.siblingAtColumn(MigrationTreeModel::TookColumn).data().toString(), u"2.0 s"_s);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("risky");
        QTest::addColumn<bool>("withoutRevert");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing asked shows all")
            << QString() << false << false << u"002_drop 003_note 001_users draft.sql"_s;
        QTest::newRow("a part of a name") << u"NOTE"_s << false << false << u"003_note"_s;
        QTest::newRow("an object that is touched") << u"users"_s << false << false << u"003_note 001_users"_s;
        QTest::newRow("every word must occur") << u"users note"_s << false << false << u"003_note"_s;
        QTest::newRow("a state's word") << u"applied"_s << false << false << u"001_users"_s;
        QTest::newRow("risky ones") << QString() << true << false << u"002_drop"_s;
        QTest::newRow("without revert script") << QString() << false << true << u"002_drop"_s;
        QTest::newRow("a stray by its name") << u"draft"_s << false << false << u"draft.sql"_s;
        QTest::newRow("nothing fits") << u"zzz"_s << false << false << QString();
    }

    void filters()
    {
        QFETCH(QString, text);
        QFETCH(bool, risky);
        QFETCH(bool, withoutRevert);
        MigrationTreeModel model;
        MigrationFilterModel filtered;
        filtered.setSourceModel(&model);
        model.setContents(shop(), view(MigrationState::Pending));
        filtered.setText(text);
        filtered.setRiskyOnly(risky);
        filtered.setWithoutRevertOnly(withoutRevert);
        QStringList names;
        for (const QString &line : picture(filtered).split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u' '))
                names << line.trimmed();
        }
        QTEST(names.join(u' '), "expected");
    }

    void sortsLinesAndKeepsGroups()
    {
        MigrationTreeModel model;
        MigrationFilterModel filtered;
        filtered.setSourceModel(&model);
        model.setContents(shop(), view(MigrationState::Pending));
        filtered.sort(MigrationTreeModel::NameColumn, Qt::DescendingOrder);
        QCOMPARE(picture(filtered), u"Pending\n  003_note\n  002_drop\nApplied\n  001_users\nStrays\n  draft.sql\n"_s);
    }

    void tenThousandMigrationsAreQuick()
    {
        auto workspace = std::make_shared<Workspace>();
        for (int i = 0; i < 10000; ++i)
            workspace->folder.migrations.push_back(
                migration(QString::number(i).rightJustified(5, u'0'), {}, i % 2 == 0));
        MigrationTreeModel model;
        MigrationFilterModel filtered;
        filtered.setSourceModel(&model);
        QElapsedTimer clock;
        clock.start();
        model.setContents(workspace, {});
        filtered.setText(u"09999"_s);
        QCOMPARE(filtered.rowCount(filtered.index(0, 0)), 1);
        QCOMPARE_LT(clock.elapsed(), 5000);
    }
};

QTEST_GUILESS_MAIN(TestMigrationTreeModel)
#include "tst_migrationtreemodel.moc"
