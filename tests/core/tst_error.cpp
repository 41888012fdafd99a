// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/error.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class ErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void everyCodeHasItsOwnRow()
    {
        // A wrong order in error.cpp's table would give a code its neighbour's id.
        QCOMPARE(errorId(ErrorCode::Cancelled), "cancelled"_L1);
        QCOMPARE(errorId(ErrorCode::TargetUnknown), "target-unknown"_L1);
        QCOMPARE(errorId(ErrorCode::WrongTarget), "wrong-target"_L1);
        QCOMPARE(errorId(ErrorCode::LockTimeout), "lock-timeout"_L1);
        QCOMPARE(errorId(ErrorCode::CheckFailed), "check-failed"_L1);
        QSet<QString> ids;
        for (int code = 0; code <= int(ErrorCode::CheckFailed); ++code)
            ids << errorId(ErrorCode(code));
        QCOMPARE(ids.size(), int(ErrorCode::CheckFailed) + 1);
    }

    void exitStatusFollowsTheContract_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("a person stopped it") << int(ErrorCode::Cancelled) << 130;
        QTest::newRow("a bad option") << int(ErrorCode::BadRequest) << 2;
        QTest::newRow("no server") << int(ErrorCode::ServerUnreachable) << 3;
        QTest::newRow("a standby") << int(ErrorCode::ServerUnsuitable) << 3;
        QTest::newRow("policy") << int(ErrorCode::PolicyRefused) << 4;
        QTest::newRow("undone") << int(ErrorCode::StepUndone) << 5;
        QTest::newRow("partial") << int(ErrorCode::StepPartial) << 6;
        QTest::newRow("a check said no") << int(ErrorCode::CheckFailed) << 1;
    }
    void exitStatusFollowsTheContract()
    {
        QFETCH(int, code);
        QFETCH(int, status);
        QCOMPARE(exitStatus(ErrorCode(code)), status);
    }

    void describeTellsAllThatIsKnown()
    {
        Error error{ErrorCode::SqlFailed, {"The statement failed."}};
        error.file = u"a.sql"_s;
        error.line = 3;
        error.sql = SqlErrorInfo{"22012", u"division by zero"_s, u"a detail"_s, u"a hint"_s};
        error.hint = {"Do this next."};
        QCOMPARE(describe(error),
                 u"The statement failed.\na.sql:3\ndivision by zero (SQLSTATE 22012)\n"
                 "Detail: a detail\nHint: a hint\nDo this next."_s);
    }
};

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"
