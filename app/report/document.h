// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The report room: one document model and what it becomes (markdown, HTML, JSON). PDF is made from the HTML by the
// console program, since that needs Qt Gui.

#include "app/core/message.h"

#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace lockstep {

struct Heading
{
    int level = 1;
    QString text;
};
struct Paragraph
{
    QString text;
};
struct BulletList
{
    QStringList items;
};
struct Link
{
    QString text{};
    QString target{};
};
/// Bullets that end in links.
struct LinkedList
{
    struct Item
    {
        QString text{};
        std::vector<Link> links{};
    };
    std::vector<Item> items{};
};
struct CodeBlock
{
    QString language;
    QString text;
};
struct DataTable
{
    QStringList header;
    std::vector<QStringList> rows;
};
/// A paragraph that stands out: what went wrong, what needs attention.
struct Callout
{
    QString kind;
    QString text;
};  ///< kind: "pass", "note", "warn", "fail"

using DocumentBlock = std::variant<Heading, Paragraph, BulletList, LinkedList, CodeBlock, DataTable, Callout>;

/// A text for people, already in their language.
struct Document
{
    QString title{};
    std::vector<DocumentBlock> blocks{};
};

/// A sign for a callout's kind, of those that common fonts have: colour is never all that tells.
QString calloutSymbol(const QString &kind);

QString toMarkdown(const Document &document);
/// One line of running text with every character escaped that CommonMark or GitHub's tables read as markup.
QString escapedMarkdown(const QString &line);
/// Self-contained: its style inside, readable on screen and in print, light and dark.
QString toHtml(const Document &document);

}  // namespace lockstep
