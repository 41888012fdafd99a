// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/draftnames.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestSlug = 80;  // a file's name has 255 bytes, and some tools put it in a column of 100

/// The digits that a name begins with.
QString leadingDigits(const QString &name)
{
    const auto end = std::find_if(name.begin(), name.end(), [](QChar c) { return c < u'0' || c > u'9'; });
    return name.left(end - name.begin());
}

bool isPlainLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

}  // namespace

Result<QString> draftSlug(const QString &name, QChar separator)
{
    QString slug;
    // Decomposed, "é" is "e" and an accent, which is dropped without leaving a separator.
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if (isPlainLetterOrDigit(c))
            slug += c;
        else if (c.category() != QChar::Mark_NonSpacing && !slug.isEmpty() && !slug.endsWith(separator))
            slug += separator;
    }
    slug.truncate(longestSlug);
    while (slug.endsWith(separator))
        slug.chop(1);
    if (!slug.isEmpty())
        return slug;
    return Error{ErrorCode::BadRequest,
                 {QT_TRANSLATE_NOOP("app", "\"%1\" gives no file name."), {name}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Name the migration with letters or digits: add_note_to_orders.")}};
}

QString draftStamp(const QDateTime &at, const QStringList &names)
{
    const QString form = u"yyyyMMddHHmmss"_s;
    QDateTime stamp = at.toUTC();
    for (const QString &name : names) {
        const QString digits = leadingDigits(name);
        QDateTime other = QDateTime::fromString(digits, form);
        other.setTimeSpec(Qt::UTC);
        if (digits.size() == form.size() && other.isValid() && stamp.toString(form) <= digits)
            stamp = other.addSecs(1);
    }
    return stamp.toString(form);
}

QString draftNumber(const QStringList &names, int width)
{
    qulonglong greatest = 0;
    for (const QString &name : names) {
        const QString digits = leadingDigits(name);
        const qulonglong number = digits.toULongLong();
        if (digits.isEmpty() || number < greatest)
            continue;
        greatest = number;
        width = int(digits.size());
    }
    return QString::number(greatest + 1).rightJustified(width, u'0');
}

QStringList migrationNames(const MigrationFolder &folder)
{
    QStringList names;
    for (const Migration &migration : folder.migrations)
        names << migration.name;
    return names;
}

QString rollbackPartner(const QString &fileName)
{
    return fileName.chopped(4) + u"_rollback.sql"_s;
}

}  // namespace lockstep
