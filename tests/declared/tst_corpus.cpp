// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "tests/declared/modelproject.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

}  // namespace

/// Public projects that declare their schema: those whose tool says that both agree must agree here.
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
        QTest::addColumn<int>("atMost");
        QTest::newRow("prisma/triggerdotdev__trigger.dev") << 0;
        QTest::newRow("prisma/triggerdotdev__trigger.dev/run-ops-database") << 0;
        QTest::newRow("prisma/metamindinglab__ngp_main") << 1000;
        QTest::newRow("drizzle/wundergraph__cosmo") << 0;
    }
    void saysNothingFalse()
    {
        QFETCH(int, atMost);
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
        qInfo("%d tables declared, %d of them unsaid, %d doubtful; %d mismatches", int(model->schema.tables.size()),
              int(model->unsaid.size()), int(doubtful.size()), int(found.size()));
        if (!found.isEmpty())
            qInfo().noquote() << found.join(u'\n');
        QVERIFY(found.size() <= atMost);
    }
};

QTEST_GUILESS_MAIN(DeclaredCorpusTest)
#include "tst_corpus.moc"
