// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/project/aftercare.h"
#include "app/project/deploywindow.h"
#include "app/project/fleetconfig.h"
#include "app/project/policy.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace lockstep {

/// A named target of the project.
struct Environment
{
    QString name;
    QString url{};  ///< as written: "env:NAME", "sandbox" or a URL without a password
    QString colour{};  ///< "red", "amber", "green", "blue", "grey"; empty: by name (production is red)
    bool isProtected = false;  ///< the database's name must be typed, --yes is refused; "production" and "prod" are
                               ///< protected unless lockstep.toml says protected = false
    std::optional<DeployWindow> window{};  ///< when it may be deployed to; none: at any time
    Policy policy{};  ///< the project's policy with this environment's own keys over it
};

enum class RuleSet { Default, All, Hazards };

/// When a table is called tiny, big, or something between: tiny needs both to be below, big one to be reached.
struct SizeLimits
{
    qint64 tinyRows = 10'000;
    qint64 tinyBytes = 10LL * 1024 * 1024;  ///< [review] tiny_megabytes
    qint64 bigRows = 1'000'000;
    qint64 bigBytes = 100LL * 1024 * 1024;  ///< [review] big_megabytes
};

/// [review]: what a project asks of its own schema; empty asks nothing.
struct Conventions
{
    QStringList requiredColumns{};  ///< required_columns: what every new table has
    QStringList allowedTypes{};  ///< allowed_types: of new columns, as PostgreSQL prints them, without sizes
    QString names{};  ///< names: a regular expression for new names; empty: snake_case
    std::chrono::milliseconds longestLockTimeout{60'000};  ///< longest_lock_timeout
    std::chrono::milliseconds contractWindow{};  ///< contract_window: from an expand to its contract; 0: any
    qint64 mostRows = 0;  ///< most_rows: that one UPDATE or DELETE may change; 0: any number, and no server is asked
};

/// [review]: which rules speak. Whether a rule of that name exists is the review room's to say.
struct ReviewConfig
{
    struct RuleChoice
    {
        QString rule{};
        QString severity{};  ///< "error", "warning", "note" or "off"
        int line = 0;
    };
    RuleSet set = RuleSet::Default;
    std::vector<RuleChoice> rules{};  ///< [review.rules]
    QString baseline = QStringLiteral(".lockstep/review-baseline");  ///< relative to the project
    int version = 0;  ///< postgres = 15: the server's major version; 0: the newest
    SizeLimits sizes{};
    Conventions conventions{};
};

/// [checklist]: what a project asks before each deploy, beside the questions that Lockstep has.
struct ChecklistQuestion
{
    QString id{};  ///< its key
    QString text{};
};

/// lockstep.toml, read and checked. A project without one has the defaults.
struct ProjectConfig
{
    QString layout{};  ///< layout id, empty: found by looking
    QString migrationsFolder{};  ///< relative to the project, empty: the layout's own
    QString defaultEnvironment{};  ///< used when no --target is given; empty: none
    std::vector<Environment> environments{};  ///< in the file's order
    Policy policy{};
    QString ledgerSchema{};  ///< [ledger] schema: where the tool keeps its ledger; empty: as the tool's settings say
    QString ledgerTable{};  ///< [ledger] table
    QHash<QString, QString> placeholders{};  ///< [placeholders]: what the tool fills into its files, by name
    ReviewConfig review{};
    std::vector<ChecklistQuestion> checklist{};  ///< in the file's order
    std::vector<FleetConfig> fleets{};
    VerifyConfig verify{};
    ReleaseConfig release{};
    SmokeConfig smoke{};
    QString sampleAppliedUpTo{};  ///< [sample] applied_up_to: the last migration that loadHistory() applies
};

/// The environment of that name; null for none.
const Environment *findEnvironment(const ProjectConfig &config, const QString &name);

/// Reads PROJECT/lockstep.toml. FileMalformed names file and line: bad TOML, an unknown key, a wrong type or value,
/// a password in a URL (passwords belong in the environment, the password file or the keychain).
Result<ProjectConfig> readProjectConfig(const QString &root);

/// KEY=value pairs of .env and .env.local (the latter wins), as dotenv reads them: comments, export, quotes.
QHash<QString, QString> readDotenv(const QString &root);

/// "5s", "250ms", "2min", "1h", "30d" or "0". BadRequest otherwise.
Result<std::chrono::milliseconds> parseDuration(const QString &text);

}  // namespace lockstep
