// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/claims.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t shownClaims = 25;
constexpr std::size_t shownPlaces = 4;

Link linkTo(const Place &place, const QString &folder, const QString &base)
{
    const QString line = place.line > 0 ? QString::number(place.line) : QString();
    const bool isInside = !folder.isEmpty() && place.file.startsWith(folder + u'/');
    const QString shown = isInside ? place.file.mid(folder.size() + 1) : place.file;
    return {line.isEmpty() ? shown : shown + u':' + line,
            base + place.file + (line.isEmpty() ? QString() : u"#L"_s + line)};
}

QString andMore(std::size_t count)
{
    return Message{QT_TRANSLATE_NOOP("app", "and %1 more"), {QString::number(count)}}.translated();
}

LinkedList::Item itemOf(const Claim &claim, const QString &folder, const QString &base)
{
    LinkedList::Item item{claim.text.translated()};
    const bool saysLink = !claim.places.empty() && claim.places.front().file.contains(item.text);
    if (saysLink)
        item.text.clear();
    for (const Place &place : claim.places) {
        if (item.links.size() < shownPlaces)
            item.links.push_back(linkTo(place, folder, base));
    }
    if (claim.places.size() > shownPlaces)
        item.text += (item.text.isEmpty() ? u"(%1)"_s : u" (%1)"_s)
                         .arg(Message{QT_TRANSLATE_NOOP("app", "%1 places, the first %2 of them:"),
                                      {QString::number(claim.places.size()), QString::number(shownPlaces)}}
                                  .translated());
    return item;
}

void addGroup(Document &document, const ClaimGroup &group, const QString &folder, const QString &base)
{
    const QString title = group.title.translated();
    const bool isCounted = group.claims.size() > 1;
    if (!group.title.isEmpty())
        document.blocks.push_back(Heading{3, isCounted ? u"%1 (%2)"_s.arg(title).arg(group.claims.size()) : title});
    LinkedList list;
    for (const Claim &claim : group.claims) {
        if (list.items.size() < shownClaims)
            list.items.push_back(itemOf(claim, folder, base));
    }
    if (group.claims.size() > shownClaims)
        list.items.push_back({andMore(group.claims.size() - shownClaims)});
    document.blocks.push_back(std::move(list));
}

void addSection(Document &document, const ReportSection &section, const QString &folder, const QString &base)
{
    document.blocks.push_back(Heading{2, section.title.translated()});
    for (const Message &line : section.summary)
        document.blocks.push_back(Paragraph{line.translated()});
    if (!section.counts.empty()) {
        DataTable table{{Message{QT_TRANSLATE_NOOP("app", "What")}.translated(),
                         Message{QT_TRANSLATE_NOOP("app", "Count")}.translated()}};
        for (const auto &[what, count] : section.counts)
            table.rows.push_back({what.translated(), count});
        document.blocks.push_back(std::move(table));
    }
    for (const ClaimGroup &group : section.groups)
        addGroup(document, group, folder, base);
}

QJsonObject claimJson(const Claim &claim)
{
    QJsonArray places;
    for (const Place &place : claim.places)
        places.append(
            QJsonObject{{u"file"_s, place.file}, {u"line"_s, place.line > 0 ? QJsonValue(place.line) : QJsonValue()}});
    return {{u"text"_s, claim.text.english()}, {u"places"_s, places}};
}

QJsonArray texts(const std::vector<Message> &messages)
{
    QJsonArray list;
    for (const Message &message : messages)
        list.append(message.english());
    return list;
}

QJsonObject sectionJson(const ReportSection &section)
{
    QJsonArray counts;
    for (const auto &[what, count] : section.counts)
        counts.append(QJsonObject{{u"what"_s, what.english()}, {u"count"_s, count}});
    QJsonArray groups;
    for (const ClaimGroup &group : section.groups) {
        QJsonArray claims;
        for (const Claim &claim : group.claims)
            claims.append(claimJson(claim));
        groups.append(QJsonObject{{u"title"_s, group.title.english()}, {u"claims"_s, claims}});
    }
    return {{u"id"_s, section.id},
            {u"title"_s, section.title.english()},
            {u"summary"_s, texts(section.summary)},
            {u"counts"_s, counts},
            {u"groups"_s, groups}};
}

}  // namespace

void ReportSection::add(ClaimGroup group)
{
    if (!group.claims.empty())
        groups.push_back(std::move(group));
}

void ProjectReport::add(ReportSection section)
{
    if (section.isEmpty()) {
        silent << section.title.translated();
        silentInEnglish << section.title.english();
    } else {
        sections.push_back(std::move(section));
    }
}

Document toDocument(const ProjectReport &report, const QString &linkBase)
{
    Document document{report.title.translated()};
    for (const Message &line : report.lead)
        document.blocks.push_back(Paragraph{line.translated()});
    for (const ReportSection &section : report.sections)
        addSection(document, section, report.folder, linkBase);
    QStringList closing;
    if (!report.silent.isEmpty())
        closing << Message{QT_TRANSLATE_NOOP("app", "Looked at, nothing to say: %1."), {report.silent.join(u", "_s)}}
                       .translated();
    for (const Message &line : report.closing)
        closing << line.translated();
    if (!closing.isEmpty()) {
        document.blocks.push_back(Heading{2, Message{QT_TRANSLATE_NOOP("app", "How far this goes")}.translated()});
        document.blocks.push_back(BulletList{closing});
    }
    return document;
}

QJsonObject claimsJson(const ProjectReport &report)
{
    QJsonArray sections;
    for (const ReportSection &section : report.sections)
        sections.append(sectionJson(section));
    return {{u"kind"_s, report.kind},
            {u"title"_s, report.title.english()},
            {u"lead"_s, texts(report.lead)},
            {u"sections"_s, sections},
            {u"nothingToSay"_s, QJsonArray::fromStringList(report.silentInEnglish)},
            {u"limits"_s, texts(report.closing)}};
}

QString linkBaseFor(const QString &file, const QString &root)
{
    const QString relative = QFileInfo(file).absoluteDir().relativeFilePath(root);
    return relative == "."_L1 || relative.isEmpty() ? QString() : relative + u'/';
}

}  // namespace lockstep
