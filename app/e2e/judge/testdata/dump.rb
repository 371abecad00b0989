# Builds a blog as `jekyll build` does, and writes what Jekyll has of each document and
# page, before layouts, as JSON.
#
#   ruby dump.rb SOURCE DESTINATION JSON
require "jekyll"
require "json"

source, destination, json = ARGV

# The excerpt is the author's where the front matter has one, or the text a separator of
# the author's.
def chosen_excerpt?(document)
  return !document.data["excerpt"].nil? unless document.data["excerpt"].is_a?(Jekyll::Excerpt)

  separator = document.excerpt_separator
  separator != "\n\n" && !separator.empty? && File.read(document.path).include?(separator)
end

# An excerpt or a description as HTML: that of a front matter is Markdown, as jekyll-seo-tag
# has it.
def described(document, key)
  text = document.data[key]
  return text.to_s if text.to_s.empty? || text.is_a?(Jekyll::Excerpt)

  document.site.find_converter_instance(Jekyll::Converters::Markdown).convert(text.to_s)
end

def document(d)
  {
    kind: d.collection.label, path: d.relative_path, url: d.url, title: d.data["title"].to_s, date: d.date.iso8601,
    categories: Array(d.data["categories"]).map(&:to_s), tags: Array(d.data["tags"]).map(&:to_s),
    description: described(d, "description"), excerpt: described(d, "excerpt"), chosen: chosen_excerpt?(d),
    content: d.content, draft: d.draft?
  }
end

# A page is a redirect, made by a plugin, or written by the author.
def page(p)
  kind = if p.class.name.end_with?("RedirectPage") then "redirect"
         elsif !File.exist?(p.site.in_source_dir(p.relative_path)) then "plugin"
         else "page"
         end
  { kind: kind, path: p.relative_path, url: p.url, title: p.data["title"].to_s, content: p.data.dig("redirect", "to") || p.content }
end

Jekyll::Hooks.register :site, :post_write do |site|
  documents = site.collections.values.select { |c| c.label == "posts" || c.write? }.flat_map(&:docs)
  File.write(json, JSON.generate(
    url: site.config["url"].to_s, baseurl: site.config["baseurl"].to_s,
    documents: documents.map { |d| document(d) }, pages: site.pages.map { |p| page(p) },
    files: site.static_files.select(&:write?).map(&:url)))
end

Jekyll::Commands::Build.process("source" => source, "destination" => destination, "quiet" => true, "disable_disk_cache" => true)
