// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/programs.h"

#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QVersionNumber>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList foldersToSearch()
{
    QStringList folders = qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    const QDir debian(u"/usr/lib/postgresql"_s);
    const QStringList versions = debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &version : versions)
        folders << debian.filePath(version + u"/bin"_s);
    return folders << u"/usr/local/pgsql/bin"_s;
}

QStringList filesNamed(const QString &name)
{
    QStringList files;
    const QStringList folders = foldersToSearch();
    for (const QString &folder : folders) {
        const QFileInfo file(QDir(folder).absoluteFilePath(name));
        if (!file.isFile() || !file.isExecutable())
            continue;
        // Not resolved further: Debian's /usr/bin/pg_dump is a wrapper that decides by its name.
        if (!files.contains(file.absoluteFilePath()))
            files << file.absoluteFilePath();
    }
    return files;
}

bool isNewer(const ClientProgram &left, const ClientProgram &right)
{
    return QVersionNumber::fromString(left.version) > QVersionNumber::fromString(right.version);
}

QString packageFor(const QString &program, int major)
{
    const bool ofServer = program == "initdb"_L1 || program == "pg_ctl"_L1 || program == "postgres"_L1;
    const QString package = ofServer ? u"postgresql"_s : u"postgresql-client"_s;
    return major > 0 ? u"%1-%2"_s.arg(package).arg(major) : package;
}

}  // namespace

Result<std::vector<ClientProgram>> findPrograms(const QString &name, const JobContext &context)
{
    static const QRegularExpression versionText(u"\\(PostgreSQL\\) ((\\d+)[^\\s]*)"_s);
    std::vector<ClientProgram> programs;
    const QStringList files = filesNamed(name);
    for (const QString &file : files) {
        const auto output = run({.program = file, .arguments = {u"--version"_s}}, context);
        if (!output && output.error().code == ErrorCode::Cancelled)
            return output.error();
        // A program that cannot tell its version is none that we could use.
        const QString text = output ? QString::fromUtf8(output->standardOutput) : QString();
        if (const auto match = versionText.match(text); match.hasMatch())
            programs.push_back({file, match.captured(1), match.captured(2).toInt()});
    }
    std::stable_sort(programs.begin(), programs.end(), isNewer);
    return programs;
}

Result<ClientProgram> findProgram(const QString &name, int minimumMajor, const JobContext &context)
{
    const auto programs = findPrograms(name, context);
    if (!programs)
        return programs.error();
    if (!programs->empty() && programs->front().major >= minimumMajor)
        return programs->front();
    const Message hint{QT_TRANSLATE_NOOP("app", "Install the package %1."), {packageFor(name, minimumMajor)}};
    if (programs->empty())
        return Error{ErrorCode::ProgramMissing,
                     {QT_TRANSLATE_NOOP("app", "The program %1 is not installed."), {name}},
                     {},
                     hint};
    return Error{ErrorCode::ProgramMissing,
                 {QT_TRANSLATE_NOOP("app", "The newest %1 here is version %2; version %3 or newer is needed."),
                  {name, programs->front().version, QString::number(minimumMajor)}},
                 {},
                 hint};
}

}  // namespace lockstep
