// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/review/modelreview.h"
#include "tests/declared/modelproject.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::vector<Migration> migrationsOf(const QByteArrayList &files)
{
    std::vector<Migration> migrations;
    for (qsizetype index = 0; index < files.size(); ++index) {
        const QString name = QString::number(index + 1);
        migrations.push_back({name, {name + u".sql"_s, files[index], sha256Hex(files[index])}});
    }
    return migrations;
}

/// "prisma/schema.prisma:3 error: message", a line each.
QStringList textsOf(const std::vector<ModelFile> &files)
{
    QStringList texts;
    for (const ModelFile &file : files) {
        for (const Finding &finding : file.review.findings)
            texts << u"%1:%2 %3: %4"_s.arg(finding.file, QString::number(finding.begin.line),
                                           severityId(finding.severity), finding.message.english());
    }
    return texts;
}

std::vector<ModelFile> reviewed(const QByteArray &schema, const QByteArrayList &files,
                                const ReviewSettings &settings = {})
{
    const std::vector<Migration> migrations = migrationsOf(files);
    const auto review = reviewMigrations(migrations, {}, settings);
    return *reviewModel(prismaModel(schema), migrations, review->scripts, settings);
}

int suppressedIn(const std::vector<ModelFile> &files)
{
    int count = 0;
    for (const ModelFile &file : files)
        count += file.review.suppressed;
    return count;
}

const QByteArray schema = "model users {\n  id    Int    @id\n  email String\n  name  String?\n}\n";
const QByteArrayList history{"CREATE TABLE users (\n  id int PRIMARY KEY,\n  email text\n);\n",
                             "SELECT 1;\nALTER TABLE users ADD COLUMN old int;\n"};

}  // namespace

/// What differs, as findings: at which place, how grave, in which words, and what silences it.
class ModelReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void standsWhereItIsDeclaredOrMade()
    {
        QCOMPARE(
            textsOf(reviewed(schema, history)),
            QStringList(
                {u"prisma/schema.prisma:3 warning: users.email is declared NOT NULL, and the migrations "
                 "leave it NULL (1.sql:1)."_s,
                 u"prisma/schema.prisma:4 error: The column users.name is declared (text), and the "
                 "migrations leave no such column."_s,
                 u"2.sql:2 note: The column users.old (integer) is made here and not declared in prisma/schema.prisma:1."_s}));
    }

    void canBeStopped()
    {
        const std::vector<Migration> migrations = migrationsOf({"CREATE TABLE a (id int);"});
        const auto review = reviewMigrations(migrations, {});
        std::stop_source source;
        source.request_stop();
        const auto judged = reviewModel(prismaModel("model a {\n  id Int @id\n}\n"), migrations, review->scripts, {},
                                        JobContext(source.get_token()));
        QVERIFY(!judged && judged.error().code == ErrorCode::Cancelled);
    }

    void saysWhatItCannotRead()
    {
        QCOMPARE(textsOf(reviewed("model users {\n  id Int @id\n  email ;\n}\nmodel b {\n  id Int @id\n}\n", history)),
                 QStringList({u"prisma/schema.prisma:3 warning: “;” is not understood here."_s,
                              u"prisma/schema.prisma:5 error: The table b is declared, and the migrations "
                              "leave no such table."_s}));
    }

    void aCommentAllowsIt()
    {
        const QByteArray reason = "// lockstep: allow declared-model-mismatch because the next release needs it\n";
        const QByteArray allowed = "model users {\n  id    Int    @id\n  email String?\n  " + reason
            + "  // another word\n  name  String?\n}\n";
        const QByteArrayList files{history[0],
                                   "SELECT 1;\n-- lockstep: allow declared-model-mismatch because it goes soon\n"
                                   "ALTER TABLE users ADD COLUMN old int;\n"};
        const auto found = reviewed(allowed, files);
        QCOMPARE(textsOf(found), QStringList());
        QCOMPARE(suppressedIn(found), 2);
        // It is asked after the scripts are settled, so it must not count as idle there.
        const auto review = reviewMigrations(migrationsOf(files), {});
        QVERIFY(review->scripts[1].findings.empty());
    }

    void theBaselineKnowsIt()
    {
        ReviewSettings settings;
        for (const ModelFile &file : reviewed(schema, history)) {
            for (const Finding &finding : file.review.findings)
                settings.baseline.insert(baselineLine(finding, finding.file, file.review.script));
        }
        QCOMPARE(settings.baseline.size(), 3);
        const auto known = reviewed(schema, history, settings);
        QCOMPARE(textsOf(known), QStringList());
        QCOMPARE(suppressedIn(known), 3);
        const QByteArray other = QByteArray(schema).replace("String?", "Int?");
        QCOMPARE(textsOf(reviewed(other, history, settings)).size(), 1);
    }

    void theSettingsDecide()
    {
        ReviewSettings settings;
        settings.severities.insert(u"declared-model-mismatch"_s, Severity::None);
        QVERIFY(reviewed(schema, history, settings).empty());
        settings.severities.insert(u"declared-model-mismatch"_s, Severity::Note);
        for (const QString &text : textsOf(reviewed(schema, history, settings)))
            QVERIFY2(text.contains(" note: "_L1), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(ModelReviewTest)
#include "tst_modelreview.moc"
