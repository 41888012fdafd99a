// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QSettings;

namespace lockstep {

/// What the console remembers from one start to the next: how its windows look, which projects were open, colours and
/// language. Nothing about targets, and never a secret. The one class that uses QSettings. GUI thread.
class Settings
{
public:
    /// `file` empty: lockstep/console.ini in the person's configuration folder.
    explicit Settings(const QString &file = {});
    ~Settings();
    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;

    /// The opaque state of a window, splitter or header, by a key such as "mainwindow/geometry"; empty when unknown.
    QByteArray layout(const QString &key) const;
    void setLayout(const QString &key, const QByteArray &state);

    /// At most ten absolute folders: the newest first, those that are not there now after all others.
    QStringList recentProjects() const;
    void addRecentProject(const QString &folder);
    void forgetRecentProject(const QString &folder);

    ColourScheme colourScheme() const;
    void setColourScheme(ColourScheme scheme);

    /// A language such as "de"; empty: by the locale.
    QString language() const;
    void setLanguage(const QString &language);

private:
    std::unique_ptr<QSettings> m_store;
};

/// "system", "light" and "dark", as stored and as --theme takes them.
QString colourSchemeId(ColourScheme scheme);
/// Nothing for any other text.
std::optional<ColourScheme> colourSchemeFromId(const QString &id);

}  // namespace lockstep
