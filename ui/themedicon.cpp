// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

/// Draws a tinted SVG at whatever size and scale is asked for, so that icons are sharp on every screen.
class TintedSvg : public QIconEngine
{
public:
    explicit TintedSvg(QByteArray svg)
        : m_svg(std::move(svg))
    { }

    QIconEngine *clone() const override { return new TintedSvg(m_svg); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.45);
        QSvgRenderer renderer(m_svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, image.rect(), mode, state);
        return image;
    }

private:
    QByteArray m_svg;
};

}  // namespace

QIcon themedIcon(const QString &name, Tone colour, const QPalette &palette)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "themedIcon", qPrintable(name));
    QByteArray svg = isOpen ? file.readAll() : QByteArray();
    svg.replace("currentColor", tone(colour, palette).name().toLatin1());
    svg.replace("knockout", palette.color(QPalette::Base).name().toLatin1());
    return QIcon(new TintedSvg(svg));
}

}  // namespace lockstep
