// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace lockstep::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes patience(1);

}  // namespace

Program::Program()
    // What the machine that runs the tests has set must not choose a target.
    : environment(cleanEnvironment())
{
    // A private PostgreSQL of root's runs as an unprivileged user, who must get there.
    QFile::setPermissions(m_state.path(), QFile::Permissions(0x7755));
    environment.insert(u"LOCKSTEP_STATE_DIR"_s, m_state.path());
}

QString Program::path() const
{
    return QStringLiteral(LOCKSTEP_BINARY_DIR "/bin/lockstep");
}

Ran Program::run(const QStringList &arguments) const
{
    return ended(*start(arguments), patience);
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setWorkingDirectory(workingFolder);
    process->start(path(), arguments);
    return process;
}

void Project::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = file(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("Cannot write %s", qPrintable(path));
}

void Project::addPrisma(const QString &name, const QByteArray &sql) const
{
    write(u"prisma/migrations/migration_lock.toml"_s, "provider = \"postgresql\"\n");
    write(u"prisma/migrations/%1/migration.sql"_s.arg(name), sql);
}

void Project::addPlain(const QString &name, const QByteArray &sql) const
{
    write(u"migrations/%1.sql"_s.arg(name), sql);
}

QString schemaProblems(const QString &schema, const QByteArray &json, bool isLines)
{
    QProcess process;
    QStringList arguments{QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/support/validate-json.py")};
    if (isLines)
        arguments << u"--lines"_s;
    arguments << QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/schema/%1.schema.json").arg(schema);
    process.start(u"/usr/bin/python3"_s, arguments);
    process.write(json);
    process.closeWriteChannel();
    const Ran ran = ended(process, patience);
    return ran.exitStatus == 0 ? QString() : QString::fromUtf8(ran.out + ran.err + json);
}

}  // namespace lockstep::test
