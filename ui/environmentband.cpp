// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environmentband.h"

#include "ui/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QString environmentName(const TargetChoice &choice)
{
    if (choice.isSandbox())
        return EnvironmentBand::tr("Sandbox");
    return choice.environment.isEmpty() ? EnvironmentBand::tr("Unnamed target") : choice.environment;
}

QString shortened(const QString &systemIdentifier)
{
    return systemIdentifier.size() > 9 ? systemIdentifier.first(4) + u'…' + systemIdentifier.last(4) : systemIdentifier;
}

QString addressText(const TargetChoice &choice, bool isReading)
{
    const QString address = choice.url ? choice.url->display() : EnvironmentBand::tr("private PostgreSQL");
    return isReading ? EnvironmentBand::tr("asking %1 …").arg(address)
                     : EnvironmentBand::tr("%1 does not answer").arg(address);
}

QFont nameFont(QFont font)
{
    font.setBold(true);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 108);
    return font;
}

}  // namespace

namespace {

/// As psql says it: the directory of a socket tells nobody anything.
QString placeOf(const TargetIdentity &identity)
{
    const QString host = identity.host.startsWith(u'/') ? u"[local]"_s : identity.host;
    return u"%1:%2"_s.arg(host, QString::number(identity.port));
}

}  // namespace

QString identityText(const TargetIdentity &identity)
{
    const QString role = identity.inRecovery ? EnvironmentBand::tr("standby, read-only")
        : identity.readOnly                  ? EnvironmentBand::tr("primary, read-only")
                                             : EnvironmentBand::tr("primary");
    return EnvironmentBand::tr("%1 on %2 · %3 · PostgreSQL %4 · as %5", "database, server, role, version, user")
        .arg(identity.database, placeOf(identity), role, identity.serverVersion, identity.user);
}

EnvironmentBand::EnvironmentBand(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTarget({}, {}, false);
}

void EnvironmentBand::setTarget(const std::optional<TargetChoice> &choice, const std::optional<TargetView> &view,
                                bool isReading)
{
    m_colour = choice ? choice->colour : u"grey"_s;
    m_name = choice ? environmentName(*choice) : tr("No target");
    m_identity.clear();
    if (view) {
        m_facts = identityText(view->identity);
        if (!view->identity.systemIdentifier.isEmpty())
            m_identity
                = tr("identity %1", "a server's system identifier").arg(shortened(view->identity.systemIdentifier));
    } else {
        m_facts = choice ? addressText(*choice, isReading)
            : isReading  ? QString()
                         : tr("choose one to see what is pending");
    }
    setAccessibleName(u"%1, %2"_s.arg(m_name, m_facts));
    setToolTip(view ? m_facts + u'\n' + tr("System identifier %1").arg(view->identity.systemIdentifier) : m_facts);
    update();
}

QSize EnvironmentBand::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 8 / 5};
}

QSize EnvironmentBand::minimumSizeHint() const
{
    return {QFontMetrics(nameFont(font())).horizontalAdvance(m_name), sizeHint().height()};
}

void EnvironmentBand::paintEvent(QPaintEvent *)
{
    const BandColours colours = bandColours(m_colour, palette());
    const int gap = fontMetrics().averageCharWidth() * 2;
    QPainter painter(this);
    painter.fillRect(rect(), colours.background);
    painter.setPen(colours.text);
    QRect room = rect().adjusted(gap, 0, -gap, 0);
    painter.setFont(nameFont(font()));
    const int nameWidth = painter.fontMetrics().horizontalAdvance(m_name);
    const int alignment = Qt::AlignVCenter | Qt::TextSingleLine;
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room),
                     alignment | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), m_name);
    room.setLeft(room.left() + nameWidth + gap);
    painter.setFont(font());
    const int identityWidth = fontMetrics().horizontalAdvance(m_identity);
    if (room.width() > identityWidth + gap + fontMetrics().horizontalAdvance(m_facts)) {
        const QRect right(room.right() - identityWidth, room.top(), identityWidth + 1, room.height());
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), right), alignment, m_identity);
    }
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room),
                     alignment | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft),
                     fontMetrics().elidedText(m_facts, Qt::ElideRight, room.width()));
}

}  // namespace lockstep
