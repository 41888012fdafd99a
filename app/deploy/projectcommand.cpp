// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/projectcommand.h"

#include "app/postgres/conninfo.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// For a POSIX shell.
QString shellWord(QString word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+,-]+$"_s);
    return plain.match(word).hasMatch() ? word : u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

/// The target's password, plain or as part of a URL.
QByteArrayList secretsOf(const ConnectionUrl &url)
{
    const auto words = conninfoWords(url.conninfo);
    QByteArrayList secrets;
    for (const QByteArray &secret : {words ? conninfoValue(*words, "password") : QByteArray(), qgetenv("PGPASSWORD")}) {
        if (!secret.isEmpty())
            secrets << secret << QUrl::toPercentEncoding(QString::fromUtf8(secret));
    }
    return secrets;
}

QProcessEnvironment environmentOf(const StepInput &input)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LOCKSTEP_RUN"_s, input.record().id);
    environment.insert(u"LOCKSTEP_ENVIRONMENT"_s, input.request.view.choice.environment);
    return environment;
}

}  // namespace

bool isMeantFor(const QStringList &environments, const TargetChoice &choice)
{
    if (environments.isEmpty())
        return !choice.isSandbox();
    return environments.contains(choice.isSandbox() ? u"sandbox"_s : choice.environment);
}

QString commandLine(const ProjectCommand &command)
{
    if (!command.shell.isEmpty())
        return command.shell;
    QStringList words;
    std::ranges::transform(command.words, std::back_inserter(words), shellWord);
    return words.join(u' ');
}

QString folderOf(const ProjectCommand &command, const Workspace &workspace)
{
    return QDir::cleanPath(QDir(workspace.root).absoluteFilePath(command.folder));
}

Result<ProgramEnd> runCommand(const ProjectCommand &command, Step step, const StepInput &input)
{
    Program program{.words
                    = command.shell.isEmpty() ? command.words : QStringList{u"/bin/sh"_s, u"-c"_s, command.shell},
                    .folder = folderOf(command, *input.request.workspace),
                    .environment = environmentOf(input),
                    .timeout = command.timeout,
                    .secrets = secretsOf(input.request.view.url)};
    const QJsonObject data{{u"step"_s, stepId(step)}};
    program.onLine = [&](const QByteArray &line) { input.log.tell(u"notice"_s, data, QString::fromUtf8(line)); };
    auto end = runProgram(program, input.context);
    if (end && end->isCut)
        input.log.tell(u"notice"_s, data, u"…"_s);
    return end;
}

Message howItEnded(const ProgramEnd &end)
{
    switch (end.how) {
    case ProgramEnd::How::Exited:
        return {QT_TRANSLATE_NOOP("app", "Exit status %1"), {QString::number(end.exitStatus)}};
    case ProgramEnd::How::Crashed:
        return {QT_TRANSLATE_NOOP("app", "Ended from outside, or crashed")};
    case ProgramEnd::How::TimedOut:
        return {QT_TRANSLATE_NOOP("app", "Ended by its timeout")};
    }
    Q_UNREACHABLE();
}

std::optional<Error> failureOf(const ProgramEnd &end, const ProjectCommand &command)
{
    if (end.how == ProgramEnd::How::Exited && end.exitStatus == 0)
        return std::nullopt;
    const QString line = commandLine(command);
    const char *message = end.how == ProgramEnd::How::TimedOut
        ? QT_TRANSLATE_NOOP("app", "%1 did not end in time and was stopped.")
        : end.how == ProgramEnd::How::Crashed ? QT_TRANSLATE_NOOP("app", "%1 was ended from outside, or crashed.")
                                              : QT_TRANSLATE_NOOP("app", "%1 failed with exit status %2.");
    return Error{ErrorCode::CheckFailed,
                 {message, {line, QString::number(end.exitStatus)}},
                 QString::fromUtf8(end.lastWords).trimmed()};
}

}  // namespace lockstep
