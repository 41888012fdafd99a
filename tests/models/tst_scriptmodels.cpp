// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "models/effectmodel.h"
#include "models/findingmodel.h"
#include "models/scriptanalysis.h"
#include "models/scriptfile.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

AnalysedScript review(const QByteArray &sql)
{
    return reviewScript(sql, u"m.sql"_s, u"m"_s, true);
}

QString rowText(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(row, column).data().toString();
    return cells.join(u" | "_s);
}

}  // namespace

class TestScriptModels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void findingsKeepTheRulesOfItemModels()
    {
        FindingModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFindings(review("DROP TABLE a, b;").findings);
        QCOMPARE_GE(model.rowCount(), 2);
        model.setFindings({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aFindingSaysPlaceAndObject()
    {
        FindingModel model;
        model.setFindings({{.rule = u"drop-table"_s,
                            .severity = Severity::Error,
                            .range = {12, 20},
                            .begin = {13, 1},
                            .object = u"orders"_s,
                            .within = Within::Execute,
                            .message = {"All rows go."},
                            .why = {"Nothing brings them back."},
                            .instead = {"Rename it first."}}});
        QCOMPARE(rowText(model, 0), u"drop-table | line 13, in EXECUTE | orders | All rows go."_s);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Error: drop-table"_s);
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(),
                 u"All rows go.\nNothing brings them back.\nSafer: Rename it first."_s);
        QCOMPARE(model.index(0, 0).data(FindingModel::BeginRole).toInt(), 12);
    }

    void effectsKeepTheRulesOfItemModels()
    {
        EffectModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setScript(review("SELECT 1;\nnonsense here;\nDROP TABLE a;"));
        QCOMPARE(model.rowCount(), 3);
        model.setScript({});
        QCOMPARE(model.rowCount(), 0);
    }

    void effectsNameLinesLocksAndLosses()
    {
        EffectModel model;
        model.setScript(review("SELECT 1;\n\nDROP TABLE orders;\nCREATE INDEX CONCURRENTLY i ON users (id);"));
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(1, EffectModel::LineColumn), u"3"_s);
        QCOMPARE(text(1, EffectModel::ObjectsColumn), u"orders"_s);
        QVERIFY2(text(1, EffectModel::LockColumn).contains(u"orders: blocks reads and writes"_s),
                 qPrintable(text(1, EffectModel::LockColumn)));
        QCOMPARE(Severity(model.index(1, 0).data(EffectModel::SeverityRole).toInt()), Severity::Error);
        QVERIFY(model.index(1, EffectModel::StatementColumn)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"destroys"_s));
        QCOMPARE(Severity(model.index(0, 0).data(EffectModel::SeverityRole).toInt()), Severity::None);
        QVERIFY2(text(2, EffectModel::WorkColumn).contains(u"outside any transaction"_s),
                 qPrintable(text(2, EffectModel::WorkColumn)));
    }

    void effectsTellHowLargeTablesAreOnTheTarget()
    {
        QLocale::setDefault(QLocale::c());
        EffectModel model;
        model.setScript(review("DROP TABLE orders;\nSELECT 1;"));
        QCOMPARE(model.names(), QStringList{u"orders"_s});
        const auto text = [&](int row) { return model.index(row, EffectModel::SizeColumn).data().toString(); };
        QCOMPARE(text(0), QString());
        model.setSizes({{u"orders"_s, {u"public.orders"_s, 1200, 81920}}});
        QCOMPARE(text(0), u"orders: about 1200 rows, 80.0 KiB"_s);
        QCOMPARE(text(1), QString());
        model.setScript(review("DROP TABLE orders;"));
        QVERIFY2(text(0).isEmpty(), "a size belongs to the script it was asked for");
    }

    void onlyTheNewestTextIsAnswered()
    {
        ScriptAnalysis analysis;
        QStringList answers;
        connect(&analysis, &ScriptAnalysis::analysed, this,
                [&](const ReviewedScript &script) { answers << QString::fromUtf8(script->script.sql); });
        for (int i = 0; i < 50; ++i)
            analysis.analyse({.sql = "SELECT " + QByteArray::number(i) + ";"});
        QTRY_VERIFY(!analysis.isRunning());
        QCOMPARE(answers, QStringList{u"SELECT 49;"_s});
    }

    void onlyWhatWillRunMayBeEdited_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("isEditable");
        QTest::newRow("pending") << int(RowState::Pending) << true;
        QTest::newRow("out of order") << int(RowState::OutOfOrder) << true;
        QTest::newRow("rolled back") << int(RowState::RolledBack) << true;
        QTest::newRow("applied") << int(RowState::Applied) << false;
        QTest::newRow("changed since") << int(RowState::Changed) << false;
        QTest::newRow("failed") << int(RowState::Failed) << false;
        QTest::newRow("baseline") << int(RowState::Baseline) << false;
        QTest::newRow("missing") << int(RowState::Missing) << false;
        QTest::newRow("unknown") << int(RowState::Unknown) << false;
    }

    void onlyWhatWillRunMayBeEdited()
    {
        QFETCH(int, state);
        const MigrationRow row{.kind = MigrationRow::Migration, .state = RowState(state)};
        QTEST(readOnlyReason(row, false).isEmpty(), "isEditable");
    }

    void savingNeverOverwritesWhatChanged()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"001.sql"_s);
        QVERIFY(writeFileDurably(path, "SELECT 1;"));
        const QString read = sha256Hex("SELECT 1;");
        QVERIFY(saveOverUnchanged(path, read, "SELECT 2;"));
        QCOMPARE(*readFile(path), QByteArray("SELECT 2;"));
        const Status refused = saveOverUnchanged(path, read, "SELECT 3;");
        QVERIFY(!refused);
        QCOMPARE(refused.error().file, path);
        QCOMPARE(*readFile(path), QByteArray("SELECT 2;"));
        QVERIFY(!saveOverUnchanged(folder.filePath(u"gone.sql"_s), read, "x"));
    }
};

QTEST_GUILESS_MAIN(TestScriptModels)
#include "tst_scriptmodels.moc"
