// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/wrapping.h"
#include "app/project/projectconfig.h"
#include "app/review/rule.h"

#include <QHash>
#include <QSet>

namespace lockstep {

/// Which rules speak, and how loudly.
struct ReviewSettings
{
    RuleSet set = RuleSet::Default;
    QHash<QString, Severity> severities{};  ///< by rule, None: off; whoever names a rule wants it, whatever the set
    QSet<QString> baseline{};  ///< findings that are known and accepted, as baselineLine() has them
    int version = newestPostgres;
    bool isVersionKnown = false;  ///< somebody said so; else it is only the newest
    SizeLimits sizes{};
    Conventions conventions{};
    Wrapping wrapping{};  ///< of the tool that owns the files
};

/// lockstep.toml's [review] with the baseline that it names, for files of this layout. FileMalformed names the line of
/// an unknown rule.
Result<ReviewSettings> reviewSettings(const QString &root, const ReviewConfig &config, const QString &layout = {});

/// What it is called in a file that nobody has to count lines in: the rule, the file, the object, and a hash of the
/// statement without white space and comments (of the words, where there is no statement). Moving or reformatting the
/// statement leaves it as it is.
QString baselineLine(const Finding &finding, const QString &file, const Script &script);

/// The file's text: every finding, sorted, with a line on top that says what it is.
QByteArray baselineText(QStringList lines);

/// The severity that the settings give to a rule, or nothing where it is silent.
struct Verdict
{
    std::optional<Severity> fixed{};  ///< instead of its own
};
template <typename AnyRule>
std::optional<Verdict> verdictOn(const AnyRule &rule, const ReviewSettings &settings)
{
    const bool isTooOld = rule.since > 0 && settings.version < rule.since;
    const bool isTooNew = rule.until > 0 && settings.version > rule.until;
    if (isTooOld || isTooNew)
        return std::nullopt;
    if (const auto own = settings.severities.constFind(QString::fromLatin1(rule.id)); own != settings.severities.end())
        return *own == Severity::None ? std::nullopt : std::optional(Verdict{*own});
    const bool isIn = settings.set == RuleSet::All
        || (rule.isOn && (settings.set == RuleSet::Default || rule.bucket == Bucket::Hazard));
    return isIn ? std::optional(Verdict{}) : std::nullopt;
}

}  // namespace lockstep
