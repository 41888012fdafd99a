// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupmodel.h"
#include "models/look.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class BackupModelTest : public QObject
{
    Q_OBJECT

private slots:
    void rowsSayWhatTheyAre()
    {
        BackupModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Backup backup;
        backup.dump.path = u"/b/shop-1.dump"_s;
        backup.dump.bytes = 2048;
        backup.dump.startedAt = QDateTime(QDate(2025, 11, 20), QTime(1, 2), Qt::UTC);
        backup.source = {.host = u"db-1"_s, .port = 5432, .database = u"shop"_s};
        backup.environment = u"production"_s;
        Backup proven = backup;
        proven.dump.path = u"/b/shop-2.dump"_s;
        proven.proof = BackupProof{};
        Backup differing = proven;
        differing.proof->differences.push_back({"a: 1 row in the source, 0 restored."});
        model.setBackups({backup, proven, differing});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOf(u"/b/shop-2.dump"_s), 1);
        QCOMPARE(model.rowOf(u"/b/none"_s), -1);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, BackupModel::Source), u"production · db-1:5432/shop"_s);
        QCOMPARE(text(0, BackupModel::File), u"shop-1.dump"_s);
        QCOMPARE(text(0, BackupModel::Proof), u"Not restored yet"_s);
        QCOMPARE(text(1, BackupModel::Proof), u"Proven"_s);
        QCOMPARE(text(2, BackupModel::Proof), u"Restored, and differs"_s);
        const auto tone
            = [&model](int row) { return model.index(row, BackupModel::Proof).data(ToneNameRole).toString(); };
        QCOMPARE((QStringList{tone(0), tone(1), tone(2)}), (QStringList{QString(), u"success"_s, u"danger"_s}));
        QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"shop"_s));
    }
};

QTEST_GUILESS_MAIN(BackupModelTest)
#include "tst_backupmodel.moc"
