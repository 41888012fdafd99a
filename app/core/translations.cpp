// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const auto translatorName = u"lockstep-translator"_s;

/// The application owns the translator; its name is how the next switch finds it.
void install(const QLocale &locale, const QString &catalogue, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    translator->setObjectName(translatorName);
    if (translator->load(locale, catalogue, u"_"_s, folder))
        QCoreApplication::installTranslator(translator.release());
}

QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (language.isEmpty() || QLocale(language).language() == system.language())
        return system;
    return QLocale(language);
}

}  // namespace

void installTranslations(const QString &language)
{
    // Deleting a translator uninstalls it.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(translatorName, Qt::FindDirectChildrenOnly));
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    const QString systemFolder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    // The one installed last is asked first.
    install(QLocale(QLocale::English), u"lockstep"_s, u":/i18n"_s);
    install(locale, u"qtbase"_s, systemFolder);
    install(locale, u"qscintilla"_s, systemFolder);
    install(locale, u"lockstep"_s, u":/i18n"_s);
}

}  // namespace lockstep
