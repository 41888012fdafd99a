// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype mostRecentProjects = 10;
const auto recentKey = u"recentProjects"_s;
const auto schemeKey = u"colourScheme"_s;
const auto languageKey = u"language"_s;

struct SchemeName
{
    ColourScheme scheme;
    QLatin1StringView id;
};
constexpr std::array schemeNames{SchemeName{ColourScheme::System, "system"_L1},
                                 SchemeName{ColourScheme::Light, "light"_L1},
                                 SchemeName{ColourScheme::Dark, "dark"_L1}};

std::unique_ptr<QSettings> openStore(const QString &file)
{
    if (!file.isEmpty())
        return std::make_unique<QSettings>(file, QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"lockstep"_s, u"console"_s);
}

QString absolute(const QString &folder)
{
    return QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
}

}  // namespace

Settings::Settings(const QString &file)
    : m_store(openStore(file))
{ }

Settings::~Settings() = default;

QByteArray Settings::layout(const QString &key) const
{
    return m_store->value(u"layout/"_s + key).toByteArray();
}

void Settings::setLayout(const QString &key, const QByteArray &state)
{
    m_store->setValue(u"layout/"_s + key, state);
}

QStringList Settings::recentProjects() const
{
    QStringList folders = m_store->value(recentKey).toStringList();
    std::stable_partition(folders.begin(), folders.end(), [](const QString &each) { return QFileInfo(each).isDir(); });
    return folders.mid(0, mostRecentProjects);
}

void Settings::addRecentProject(const QString &folder)
{
    QStringList folders = m_store->value(recentKey).toStringList();
    folders.removeAll(absolute(folder));
    folders.prepend(absolute(folder));
    m_store->setValue(recentKey, folders.mid(0, mostRecentProjects));
}

void Settings::forgetRecentProject(const QString &folder)
{
    QStringList folders = m_store->value(recentKey).toStringList();
    folders.removeAll(absolute(folder));
    m_store->setValue(recentKey, folders);
}

ColourScheme Settings::colourScheme() const
{
    return colourSchemeFromId(m_store->value(schemeKey).toString()).value_or(ColourScheme::System);
}

void Settings::setColourScheme(ColourScheme scheme)
{
    m_store->setValue(schemeKey, colourSchemeId(scheme));
}

QString Settings::language() const
{
    return m_store->value(languageKey).toString();
}

void Settings::setLanguage(const QString &language)
{
    m_store->setValue(languageKey, language);
}

QString colourSchemeId(ColourScheme scheme)
{
    const auto row = std::ranges::find(schemeNames, scheme, &SchemeName::scheme);
    return row->id;
}

std::optional<ColourScheme> colourSchemeFromId(const QString &id)
{
    const auto row = std::ranges::find_if(schemeNames, [&id](const SchemeName &each) { return each.id == id; });
    return row == schemeNames.end() ? std::nullopt : std::optional(row->scheme);
}

}  // namespace lockstep
