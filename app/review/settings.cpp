// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/settings.h"

#include "app/core/files.h"
#include "app/review/catalogue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QStringList ruleIds()
{
    QStringList ids;
    for (const RuleEntry &rule : ruleCatalogue())
        ids << rule.id;
    return ids;
}

Error unknownRule(const QString &root, const ReviewConfig::RuleChoice &choice)
{
    Error error{ErrorCode::FileMalformed, {QT_TRANSLATE_NOOP("app", "There is no rule \"%1\"."), {choice.rule}}};
    error.hint = {QT_TRANSLATE_NOOP("app", "lockstep review --explain lists them all.")};
    error.file = QDir(root).filePath(u"lockstep.toml"_s);
    error.line = choice.line;
    return error;
}

Severity severityOf(const QString &word)
{
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
        if (word == severityId(severity))
            return severity;
    }
    return Severity::None;
}

Result<QSet<QString>> readBaseline(const QString &path)
{
    QSet<QString> lines;
    if (!QFileInfo::exists(path))
        return lines;
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    for (const QByteArray &line : bytes->split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            lines.insert(QString::fromUtf8(line.trimmed()));
    }
    return lines;
}

}  // namespace

Result<ReviewSettings> reviewSettings(const QString &root, const ReviewConfig &config, const QString &layout)
{
    ReviewSettings settings{config.set};
    settings.sizes = config.sizes;
    settings.conventions = config.conventions;
    settings.wrapping = wrappingOf(layout);
    const QStringList known = config.rules.empty() ? QStringList() : ruleIds();
    for (const ReviewConfig::RuleChoice &choice : config.rules) {
        if (!known.contains(choice.rule))
            return unknownRule(root, choice);
        settings.severities.insert(choice.rule, severityOf(choice.severity));
    }
    settings.isVersionKnown = config.version > 0;
    if (settings.isVersionKnown)
        settings.version = config.version;
    if (!config.baseline.isEmpty()) {
        auto baseline = readBaseline(QDir(root).filePath(config.baseline));
        if (!baseline)
            return std::move(baseline).error();
        settings.baseline = *std::move(baseline);
    }
    return settings;
}

QString baselineLine(const Finding &finding, const QString &file, const Script &script)
{
    QByteArray words = finding.statement > 0 ? QByteArray() : finding.message.english().toUtf8();
    if (finding.statement > 0 && std::size_t(finding.statement) <= script.statements.size()) {
        const QByteArray text = script.text(script.statements[std::size_t(finding.statement) - 1]);
        for (const Token &token : scan(text).tokens) {
            if (token.kind != TokenKind::Comment)
                words += text.mid(token.range.begin, token.range.length()) + ' ';
        }
    }
    const QString object = finding.object.isEmpty() ? u"-"_s : QString(finding.object).replace(u' ', u'_');
    return QStringList{finding.rule, QString(file).replace(u' ', u'_'), object, sha256Hex(words).left(16)}.join(u' ');
}

QByteArray baselineText(QStringList lines)
{
    lines.sort();
    lines.removeDuplicates();
    return "# Findings that were there when the review was adopted: rule, file, object, hash of the statement.\n"
           "# Written by: lockstep review --write-baseline\n"
        + (lines.isEmpty() ? QByteArray() : lines.join(u'\n').toUtf8() + '\n');
}

}  // namespace lockstep
