// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "models/changesstate.h"
#include "tests/support/gitrepository.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

const QByteArray original = "CREATE TABLE a (i int);\nSELECT 1;\n";
const QByteArray edited = "-- why\nCREATE TABLE a (i int);\nSELECT 1;\n";

/// Two Prisma migrations, as they are on disk, against a ledger that says what was applied of each.
struct Scene
{
    Scene()
    {
        write(u"1_a"_s, original);
        write(u"2_b"_s, "SELECT 2;\n");
    }

    void write(const QString &migration, const QByteArray &sql) const
    {
        const QString path = folder.filePath(u"prisma/migrations/%1/migration.sql"_s.arg(migration));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(writeFileDurably(path, sql));
    }

    void commit() const
    {
        QVERIFY(test::git(folder.path(), {u"init"_s, u"-q"_s}));
        QVERIFY(test::git(folder.path(), {u"add"_s, u"."_s}));
        QVERIFY(test::git(folder.path(), {u"commit"_s, u"-q"_s, u"-m"_s, u"as applied"_s}));
    }

    static LedgerEntry entry(const QString &name, const QByteArray &applied)
    {
        LedgerEntry entry{name, name, sha256Hex(applied)};
        entry.finishedAt = QDateTime::currentDateTimeUtc();
        return entry;
    }

    /// Shows the migration as it stands now; both were applied as they are written here.
    void show(ChangesState &state, const QString &name, const QByteArray &applied = original)
    {
        const auto opened = openWorkspace(folder.path(), {}, {});
        QVERIFY(opened);
        workspace = *opened;
        TargetView view;
        view.status = compareWithLedger(workspace->folder, *ledgerOf(workspace->folder.layout), {}, true,
                                        {entry(u"1_a"_s, applied), entry(u"2_b"_s, "SELECT 3;\n")});
        for (const MigrationGroup &group : migrationGroups(*workspace, &view)) {
            for (const MigrationRow &row : group.rows) {
                if (row.name == name)
                    state.setMigration(workspace, view, row);
            }
        }
    }

    QTemporaryDir folder;
    WorkspacePtr workspace;
};

}  // namespace

class TestChangesState : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void nothingIsLookedForWhileNobodyLooks()
    {
        Scene scene;
        scene.commit();
        scene.write(u"1_a"_s, edited);
        ChangesState state;
        scene.show(state, u"1_a"_s);
        QVERIFY(!state.isSearching());
        QVERIFY(!state.comparison());
        state.setShown(true);
        QVERIFY(state.isSearching());
        QTRY_VERIFY(state.comparison());
        QCOMPARE(state.comparison()->applied.bytes, original);
        QCOMPARE(state.comparison()->sides.changes, (std::vector<RowBlock>{{0, 1}}));
    }

    void theSummarySaysWhatDiffers()
    {
        Scene scene;
        scene.commit();
        scene.write(u"1_a"_s, "-- why\r\nCREATE TABLE a (i int);\r\nSELECT 1;\r\n");
        ChangesState state;
        state.setShown(true);
        scene.show(state, u"1_a"_s);
        QTRY_VERIFY(state.comparison());
        QCOMPARE(state.comparison()->summary(),
                 u"Only comments differ from what was applied. 1 place(s) differ. Line endings differ as well."_s);
        QVERIFY2(state.comparison()->applied.source.english().startsWith(u"commit "_s),
                 qPrintable(state.comparison()->applied.source.english()));
        QVERIFY(state.words().isEmpty());
    }

    void wordsSayWhyThereIsNothingToCompare()
    {
        const Scene scene;
        const auto workspace = openWorkspace(scene.folder.path(), {}, {});
        QVERIFY(workspace);
        ChangesState state;
        state.setShown(true);
        QStringList all;
        for (const RowState standing : {RowState::Unknown, RowState::Applied, RowState::Pending, RowState::RolledBack,
                                        RowState::Failed, RowState::Baseline, RowState::Missing}) {
            MigrationRow row{.kind = MigrationRow::Migration, .name = u"1_a"_s};
            row.state = standing;
            state.setMigration(*workspace, {}, row);
            QVERIFY(!state.words().isEmpty());
            QVERIFY(!state.isSearching());
            all << state.words();
        }
        QCOMPARE(all.removeDuplicates(), 0);
    }

    void whatNobodyKnowsIsSaid()
    {
        Scene scene;
        ChangesState state;
        state.setShown(true);
        scene.show(state, u"2_b"_s);
        QTRY_VERIFY(!state.isSearching());
        QVERIFY(!state.comparison());
        QVERIFY2(state.words().contains(u"nobody knows"_s), qPrintable(state.words()));
    }

    void anAnswerForAnotherMigrationIsDropped()
    {
        Scene scene;
        scene.commit();
        scene.write(u"1_a"_s, edited);
        ChangesState state;
        state.setShown(true);
        scene.show(state, u"1_a"_s);
        scene.show(state, u"2_b"_s);
        QStringList shown;
        connect(&state, &ChangesState::changed, this, [&] {
            if (state.comparison())
                shown << state.comparison()->file;
        });
        QTRY_VERIFY(!state.isSearching());
        QVERIFY2(shown.isEmpty(), qPrintable(shown.join(u' ')));
        scene.show(state, u"1_a"_s);
        QTRY_VERIFY(state.comparison());
    }

    void theSameMigrationReadAgainKeepsItsAnswer()
    {
        Scene scene;
        scene.commit();
        scene.write(u"1_a"_s, edited);
        ChangesState state;
        state.setShown(true);
        scene.show(state, u"1_a"_s);
        QTRY_VERIFY(state.comparison());
        const QSignalSpy changes(&state, &ChangesState::changed);
        scene.show(state, u"1_a"_s);
        QCOMPARE(changes.count(), 0);
        QVERIFY(state.comparison());
        scene.write(u"1_a"_s, edited + "SELECT 4;\n");
        scene.show(state, u"1_a"_s);
        QTRY_VERIFY(state.comparison());
        QCOMPARE(state.comparison()->sides.changes.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestChangesState)
#include "tst_changesstate.moc"
