// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "tests/declared/modelproject.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

}  // namespace

/// Public projects that declare their schema. What is found was held against their tools and a server, one by one.
class DeclaredCorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QDir(corpus).exists())
            QSKIP("The corpus of public histories is not here.");
    }

    void saysNothingFalse_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QStringList>("some");
        const auto row
            = [](const char *name, int count, const QStringList &some) { QTest::newRow(name) << count << some; };
        // Foreign keys that a migration dropped by hand; Prisma's own comparison ends in an error here.
        row("prisma/triggerdotdev__trigger.dev", 30,
            {u"warning missing foreign \"TaskRun\" declared (projectId) → \"Project\"(id) @1049"_s});
        // Prisma: "This is an empty migration."
        row("prisma/triggerdotdev__trigger.dev/run-ops-database", 0, {});
        // Prisma makes these too; of the rest not enough is known, since files fail.
        row("prisma/metamindinglab__ngp_main", 10,
            {u"error missing table \"AdEvent\" @61"_s, u"error missing enum \"AdContainerStatus\" @336"_s});
        // As the server has it once the files have run.
        row("drizzle/wundergraph__cosmo", 7,
            {u"note missing key organization_members declared (id) @5566"_s,
             u"note extra index target_label_matchers made (label_matcher) using gin @8846"_s,
             u"note extra value target_type made graph @9722"_s, u"note extra enum change_type"_s});
    }
    void saysNothingFalse()
    {
        QFETCH(int, count);
        QFETCH(QStringList, some);
        const QString folder = QString::fromLatin1(QTest::currentDataTag());
        const auto opened = openMigrations({corpus + folder}, folder.section(u'/', 0, 0), {});
        QVERIFY2(opened, opened ? "" : qPrintable(describe(opened.error())));
        const auto model = readDeclaredModel(*opened, {});
        QVERIFY(model);
        QCOMPARE(problemsOf(*model), QStringList());
        Replay replay;
        for (std::size_t index = 0; index < opened->migrations.size(); ++index)
            (void)replay.apply(readEffects(opened->migrations[index].forward.sql()).effects, int(index));
        QSet<QString> doubtful;
        for (const auto &[name, table] : replay.snapshot().tables) {
            if (replay.isDoubtful(name.name))
                doubtful.insert(name.name);
        }
        QStringList found;
        for (const Mismatch &mismatch : mismatchesOf(*model, {replay.snapshot(), doubtful}))
            found << textOf(*model, mismatch);
        for (const QString &one : some)
            QVERIFY2(found.contains(one), qPrintable(one));
        QVERIFY2(found.size() == count, qPrintable(found.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(DeclaredCorpusTest)
#include "tst_corpus.moc"
