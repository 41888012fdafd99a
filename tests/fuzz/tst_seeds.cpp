// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/catalogue.h"
#include "tests/fuzz/everything.h"

#include <QtTest>

#include <optional>

using namespace Qt::StringLiterals;
using lockstep::test::doEverythingWith;

/// What the fuzzer starts from and what it has found, in every build: also where there is no clang.
class TestSeeds : public QObject
{
    Q_OBJECT

private slots:
    void everySeedIsSurvived_data();
    void everySeedIsSurvived();
    void everyCutOfARulesSqlIsSurvived();
};

namespace {

/// Nothing where it cannot be read.
std::optional<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

}  // namespace

void TestSeeds::everySeedIsSurvived_data()
{
    QTest::addColumn<QString>("path");
    const QDir root(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests"));
    for (const QString &folder : {u"fuzz/found"_s, u"fixtures/rules"_s, u"fixtures/layouts"_s}) {
        QDirIterator files(root.filePath(folder), {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(root.relativeFilePath(path))) << path;
        }
    }
}

void TestSeeds::everySeedIsSurvived()
{
    QFETCH(QString, path);
    const auto sql = bytesOf(path);
    QVERIFY2(sql, qPrintable(path));
    doEverythingWith(*sql);
    doEverythingWith(*sql + *sql);
}

/// Cut off in the middle, as an editor sees it while somebody types.
void TestSeeds::everyCutOfARulesSqlIsSurvived()
{
    for (const lockstep::RuleEntry &rule : lockstep::ruleCatalogue()) {
        const QByteArray sql = rule.bad.toUtf8() + ";\n" + rule.good.toUtf8();
        for (qsizetype length = 0; length < sql.size(); length += 7)
            doEverythingWith(sql.left(length));
    }
}

QTEST_GUILESS_MAIN(TestSeeds)
#include "tst_seeds.moc"
