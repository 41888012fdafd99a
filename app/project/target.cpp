// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/target.h"

#include <QCoreApplication>
#include <QDir>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Variables of the process, and after them those of the project's .env.local and .env.
class Variables
{
public:
    explicit Variables(const QString &root)
        : m_root(root)
        , m_files(readDotenv(root))
    { }

    QString fromProcess(const QString &name) const { return qEnvironmentVariable(qPrintable(name)); }
    QString fromFiles(const QString &name) const { return m_files.value(name); }
    QString value(const QString &name) const
    {
        const QString own = fromProcess(name);
        return own.isEmpty() ? fromFiles(name) : own;
    }
    QString source(const QString &name) const
    {
        return fromProcess(name).isEmpty() ? u"%1 in %2"_s.arg(name, fileSource()) : name;
    }
    QString fileSource() const
    {
        QStringList names;
        for (const QString &file : {u".env.local"_s, u".env"_s}) {
            if (QFile::exists(QDir(m_root).filePath(file)))
                names << file;
        }
        return names.join(u" / "_s);
    }

private:
    QString m_root;
    QHash<QString, QString> m_files;
};

QString colourOf(const QString &colour, const QString &environment)
{
    static const QHash<QString, QString> byName{
        {u"production"_s, u"red"_s}, {u"prod"_s, u"red"_s},      {u"live"_s, u"red"_s},     {u"staging"_s, u"amber"_s},
        {u"stage"_s, u"amber"_s},    {u"preview"_s, u"amber"_s}, {u"sandbox"_s, u"green"_s}};
    if (!colour.isEmpty())
        return colour;
    return byName.value(environment.toLower(), environment.isEmpty() ? u"grey"_s : u"blue"_s);
}

QString environmentNames(const ProjectConfig &config)
{
    QStringList names;
    for (const Environment &environment : config.environments)
        names << environment.name;
    if (!names.contains(u"sandbox"_s))
        names << u"sandbox"_s;
    return names.join(u", "_s);
}

Result<TargetChoice> bareUrl(const QString &text, const QString &source, const ProjectConfig &config)
{
    const Result<ConnectionUrl> url = parseConnectionUrl(text);
    if (!url) {
        Error error = url.error();
        error.detail = source;
        return error;
    }
    return TargetChoice{{}, *url, u"grey"_s, false, config.policy, source};
}

Result<TargetChoice> withUrlOf(TargetChoice choice, const QString &url, const Variables &variables)
{
    if (url == "sandbox"_L1)
        return choice;
    const bool isVariable = url.startsWith(u"env:"_s);
    const QString name = url.mid(4);
    const QString text = isVariable ? variables.value(name) : url;
    if (text.isEmpty()) {
        Error error{ErrorCode::TargetUnknown,
                    {QT_TRANSLATE_NOOP("app", "The environment \"%1\" takes its address from %2, which is not set."),
                     {choice.environment, name}}};
        error.hint = {QT_TRANSLATE_NOOP("app", "Set %1, or write it into .env.local."), {name}};
        return error;
    }
    if (isVariable)
        choice.source = variables.source(name);
    const Result<ConnectionUrl> parsed = parseConnectionUrl(text);
    if (!parsed) {
        Error error = parsed.error();
        error.detail = choice.source;
        return error;
    }
    choice.url = *parsed;
    return choice;
}

Error notAnAddress()
{
    Error error{ErrorCode::TargetUnknown,
                {QT_TRANSLATE_NOOP("app",
                                   "The target is neither an environment's name nor an address that begins with "
                                   "postgresql://.")}};
    error.hint = {QT_TRANSLATE_NOOP("app", "A target looks like postgresql://user@host:5432/database.")};
    return error;
}

Result<TargetChoice> namedEnvironment(const QString &name, const ProjectConfig &config, const Variables &variables)
{
    // Nothing of it is shown: such a text may hold a password.
    if (name.contains(u'=') || name.contains(u'@'))
        return notAnAddress();
    const Environment *environment = findEnvironment(config, name);
    if (!environment && name == "sandbox"_L1)
        return TargetChoice{name, {}, colourOf({}, name), false, config.policy, u"sandbox"_s};
    if (!environment) {
        Error error{ErrorCode::TargetUnknown, {QT_TRANSLATE_NOOP("app", "There is no environment \"%1\"."), {name}}};
        error.hint = {QT_TRANSLATE_NOOP("app", "Known are %1. Others are added to lockstep.toml."),
                      {environmentNames(config)}};
        return error;
    }
    TargetChoice choice{name,
                        {},
                        colourOf(environment->colour, name),
                        environment->isProtected,
                        environment->policy,
                        u"lockstep.toml"_s};
    return withUrlOf(std::move(choice), environment->url, variables);
}

using Lookup = std::function<QString(const QString &)>;

/// DATABASE_URL, POSTGRES_URL or PG* as `lookup` finds them; nothing when none is set. `where` ends the source's text.
std::optional<Result<TargetChoice>> fromVariables(const Lookup &lookup, const QString &where,
                                                  const ProjectConfig &config)
{
    for (const QString &name : {u"DATABASE_URL"_s, u"POSTGRES_URL"_s}) {
        if (const QString url = lookup(name); !url.isEmpty())
            return bareUrl(url, name + where, config);
    }
    if (auto url = connectionFromVariables(lookup))
        return TargetChoice{{}, *std::move(url), u"grey"_s, false, config.policy, u"PG*"_s + where};
    return {};
}

Error noTarget(const ProjectConfig &config)
{
    Error error{ErrorCode::TargetUnknown, {QT_TRANSLATE_NOOP("app", "No target is chosen.")}};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "Name one with --target (a URL, or one of: %1), set environment = \"…\" in "
                                    "lockstep.toml, or set DATABASE_URL, POSTGRES_URL or PGHOST and PGDATABASE."),
                  {environmentNames(config)}};
    return error;
}

}  // namespace

Result<TargetChoice> chooseTarget(const QString &root, const ProjectConfig &config, const QString &option)
{
    const Variables variables(root);
    if (option.contains(u"://"_s))
        return bareUrl(option, u"--target"_s, config);
    if (!option.isEmpty())
        return namedEnvironment(option, config, variables);
    if (!config.defaultEnvironment.isEmpty())
        return namedEnvironment(config.defaultEnvironment, config, variables);
    const Lookup process = [&variables](const QString &name) { return variables.fromProcess(name); };
    if (auto choice = fromVariables(process, {}, config))
        return *std::move(choice);
    const Lookup files = [&variables](const QString &name) { return variables.fromFiles(name); };
    if (auto choice = fromVariables(files, u" in "_s + variables.fileSource(), config))
        return *std::move(choice);
    return noTarget(config);
}

}  // namespace lockstep
