// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/peers.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace lockstep::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int oldestNode = 20;  // what Prisma 7 asks for
constexpr std::chrono::seconds askingPatience(20);

/// Prisma's own engine is fetched from outside the npm registry; this stands in for it, see LEDGERS.md 2.1.
QString prismaEngine()
{
    return QStringLiteral(LOCKSTEP_SHARED_DIR "/peers/prisma/schema-engine");
}

QString pathOf(const QString &program)
{
    // Its npm command only passes on to this one.
    if (program == "liquibase"_L1)
        return nodeModules() + u"/liquibase/dist/liquibase/liquibase"_s;
    const QString ours = nodeModules(program.section(u'/', 0, -2)) + u"/.bin/"_s + program.section(u'/', -1);
    return QFileInfo(ours).isExecutable() ? ours : QStandardPaths::findExecutable(program);
}

Ran asked(const QString &program, const QStringList &arguments)
{
    QProcess process;
    startAlone(process, program, arguments);
    return ended(process, askingPatience);
}

QString whyNoNode()
{
    const Ran ran = asked(u"node"_s, {u"--version"_s});
    if (ran.exitStatus != 0)
        return u"there is no Node.js (package nodejs)"_s;
    const int major = ran.out.mid(1, ran.out.indexOf('.') - 1).toInt();
    return major >= oldestNode
        ? QString()
        : u"Node.js %1 is too old, it wants %2"_s.arg(QString::fromUtf8(ran.out.trimmed())).arg(oldestNode);
}

QString whyNoPrismaEngine()
{
    return QFileInfo(prismaEngine()).isExecutable() ? QString() : u"there is no stand-in for Prisma's engine"_s;
}

QString whyNoPerlDriver()
{
    const Ran ran = asked(u"perl"_s, {u"-MDBD::Pg"_s, u"-e1"_s});
    return ran.exitStatus == 0 ? QString() : u"Perl has no DBD::Pg (package libdbd-pg-perl)"_s;
}

QString whyNoJava()
{
    return QStandardPaths::findExecutable(u"java"_s).isEmpty() ? u"there is no Java (default-jre-headless)"_s
                                                               : QString();
}

QString lacks(const QString &program)
{
    if (program == "liquibase"_L1)
        return whyNoJava();
    if (program == "sqitch"_L1)
        return whyNoPerlDriver();
    if (!pathOf(program).contains("/node_modules/"_L1))
        return {};
    const QString node = whyNoNode();
    return node.isEmpty() && program == "prisma"_L1 ? whyNoPrismaEngine() : node;
}

QProcessEnvironment peersEnvironment(const QProcessEnvironment &more)
{
    static const QTemporaryDir home;
    QProcessEnvironment environment = cleanEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("npm_"_L1) || name.startsWith("NODE_"_L1) || name.startsWith("XDG_"_L1))
            environment.remove(name);
    }
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"TZ"_s, u"UTC"_s);
    environment.insert(u"NO_COLOR"_s, u"1"_s);
    for (const QString &name : {u"CHECKPOINT_DISABLE"_s, u"DO_NOT_TRACK"_s, u"SUPABASE_TELEMETRY_DISABLED"_s})
        environment.insert(name, u"1"_s);
    environment.insert(u"LIQUIBASE_ANALYTICS_ENABLED"_s, u"false"_s);
    // Java for programs that end soon: what optimises long ones takes half of their time.
    environment.insert(u"JAVA_OPTS"_s, u"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData"_s);
    environment.insert(u"PEERS_NODE_MODULES"_s, nodeModules());
    environment.insert(u"PRISMA_SCHEMA_ENGINE_BINARY"_s, prismaEngine());
    environment.insert(more);
    return environment;
}

}  // namespace

QString nodeModules(const QString &apart)
{
    const QString named = qEnvironmentVariable("LOCKSTEP_PEERS");
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + u"/.cache"_s);
    const QString folder = named.isEmpty() ? cache + u"/lockstep/peers"_s : named;
    return folder + (apart.isEmpty() ? QString() : u'/' + apart) + u"/node_modules"_s;
}

QString whyAbsent(const QString &program)
{
    const QString why = QFileInfo(pathOf(program)).isExecutable() ? lacks(program) : u"it is not installed"_s;
    return why.isEmpty() ? QString() : u"%1 cannot run here: %2."_s.arg(program, why);
}

std::unique_ptr<QProcess> startPeer(const QString &program, const QStringList &arguments, const QString &folder,
                                    const QProcessEnvironment &environment)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(peersEnvironment(environment));
    process->setWorkingDirectory(folder);
    startAlone(*process, pathOf(program), arguments);
    return process;
}

Ran runPeer(const QString &program, const QStringList &arguments, const QString &folder,
            const QProcessEnvironment &environment, std::chrono::milliseconds patience)
{
    return ended(*startPeer(program, arguments, folder, environment), patience);
}

}  // namespace lockstep::test
