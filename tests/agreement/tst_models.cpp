// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/declared/modelproject.h"
#include "tests/support/peers.h"
#include "tests/support/testpostgres.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr int enginePatience = 100'000;  // ms

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Prisma 7 refuses a URL in the schema; older ones ask for it. No model depends on it.
QByteArray withoutSettings(const QByteArray &schema)
{
    static const QRegularExpression settings(u"^ *(url|directUrl|previewFeatures) *=[^\n]*"_s,
                                             QRegularExpression::MultilineOption);
    return QString::fromUtf8(schema).remove(settings).toUtf8();
}

/// `prisma migrate diff --from-empty --to-schema … --script`, asked of the engine itself: the command shows what the
/// engine prints, and the stand-in returns it.
QByteArray prismaSql(const QByteArray &schema, const TcpDoor &door)
{
    const QJsonObject file{{u"path"_s, u"schema.prisma"_s}, {u"content"_s, QString::fromUtf8(schema)}};
    const QJsonObject filters{{u"externalTables"_s, QJsonArray()}, {u"externalEnums"_s, QJsonArray()}};
    const QJsonObject parameters{
        {u"from"_s, QJsonObject{{u"tag"_s, u"empty"_s}}},
        {u"to"_s, QJsonObject{{u"tag"_s, u"schemaDatamodel"_s}, {u"files"_s, QJsonArray{file}}}},
        {u"script"_s, true},
        {u"shadowDatabaseUrl"_s, QJsonValue()},
        {u"exitCode"_s, QJsonValue()},
        {u"filters"_s, filters}};
    const QJsonObject request{
        {u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, 1}, {u"method"_s, u"diff"_s}, {u"params"_s, parameters}};
    QProcess engine;
    QProcessEnvironment environment = cleanEnvironment();
    environment.insert(u"PEERS_NODE_MODULES"_s, nodeModules());
    environment.insert(u"DATABASE_URL"_s, door.urlText());
    engine.setProcessEnvironment(environment);
    engine.start(QStringLiteral(LOCKSTEP_SHARED_DIR "/peers/prisma/schema-engine"));
    engine.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    QByteArray answer;
    while (!answer.contains('\n') && engine.waitForReadyRead(enginePatience))
        answer += engine.readAllStandardOutput();
    engine.closeWriteChannel();
    engine.waitForFinished(enginePatience);
    const QJsonObject said = QJsonDocument::fromJson(answer.left(answer.indexOf('\n'))).object();
    const QByteArray sql = said.value("result"_L1).toObject().value("stdout"_L1).toString().toUtf8();
    if (sql.isEmpty())
        qInfo().noquote() << answer << engine.readAllStandardError();
    return sql;
}

}  // namespace

/// What a tool makes of its own model, and what Lockstep reads in it.
class ModelsAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void prismaWritesWhatIsRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("every form") << QStringLiteral(LOCKSTEP_SOURCE_DIR
                                                      "/tests/fixtures/models/prisma/everything.prisma");
        const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/prisma/");
        QDirIterator files(corpus, {u"*.prisma"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(corpus.size()))) << path;
        }
    }
    void prismaWritesWhatIsRead()
    {
        if (const QString why = whyAbsent(u"prisma"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFETCH(QString, path);
        const Database database;
        const QByteArray schema = withoutSettings(contentOf(path));
        const QByteArray sql = prismaSql(schema, TcpDoor(database.url()));
        QVERIFY(!sql.isEmpty());
        const DeclaredModel model = prismaModel(schema);
        QCOMPARE(problemsOf(model), QStringList());
        QCOMPARE(differences(schemaOf(sql), model.schema), QString());
    }

    void drizzleWritesWhatIsRead()
    {
        if (const QString why = whyAbsent(u"drizzle-kit"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        ModelProject project(u"drizzle"_s, u"drizzle"_s);
        QVERIFY(QFile::link(nodeModules(), project.root() + u"/node_modules"_s));
        project.write(u"schema.ts"_s,
                      contentOf(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/models/drizzle/schema.ts")));
        project.write(u"drizzle.config.ts"_s,
                      "export default { dialect: 'postgresql', schema: './schema.ts', out: './drizzle' };\n");
        const Ran ran = runPeer(u"drizzle-kit"_s, {u"generate"_s, u"--name"_s, u"first"_s}, project.root());
        QVERIFY2(ran.exitStatus == 0, (ran.out + ran.err).constData());
        project.addMigration(u"0000_first"_s, u"drizzle/0000_first.sql"_s);
        const auto model = project.model();
        QVERIFY(model);
        QCOMPARE(problemsOf(*model), QStringList());
        const QByteArray sql = contentOf(project.root() + u"/drizzle/0000_first.sql"_s);
        QVERIFY(sql.contains("CREATE TABLE"));
        QCOMPARE(differences(schemaOf(sql), model->schema), QString());
    }
};

QTEST_GUILESS_MAIN(ModelsAgreementTest)
#include "tst_models.moc"
