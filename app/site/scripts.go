package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"hanji/app/browser"
	"hanji/app/bundle"
	"hanji/app/route"
	"hanji/app/ui"
)

// known is what scripts call known.schema and so on: what Go knows too, and tells them.
var known = map[string]any{
	"schema": bundle.Schema, "keptQuery": bundle.KeptQuery,

	"listPaths":        route.Offline(),
	"categoriesFolder": folderOf(route.Categories), "tagsFolder": folderOf(route.Tags),
	"queryKey": route.QueryKey, "categoryKey": route.CategoryKey, "tagKey": route.TagKey, "pageKey": route.PageKey,
	"searchID": ui.SearchID, "searchStatusID": ui.SearchStatusID,
	"settingsID": ui.SettingsID, "settingNames": ui.SettingNames(),

	"marksKey": browser.MarksKey, "positionsKey": browser.PositionsKey, "entryKey": browser.EntryKey,
	"stateEvent": browser.StateEvent, "leaveEvent": browser.LeaveEvent, "pageEvent": browser.PageEvent,
}

// folderOf is the path of a list below the base.
func folderOf(k route.Kind) string { return route.Address{Kind: k}.SitePath()[1:] }

// Script makes one small file of a script or style sheet of web/ and of all that it
// imports. config is the worker's known.config, nil for others. What a script takes for
// known, or imports, and is not is an error.
func Script(web fs.FS, name string, config any) ([]byte, error) {
	values, define := maps.Clone(known), map[string]string{}
	if config != nil {
		values["config"] = config
	}
	for name, value := range values {
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		define["known."+name] = string(text)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{name},
		Bundle:            true,
		Format:            api.FormatIIFE, // One expression, so that a script that is cut short does not parse.
		Target:            api.ES2021,     // As the sources: nothing becomes older or newer.
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Define:            define,
		Plugins:           []api.Plugin{readFrom(web, values)},
	})
	var problems []error
	for _, m := range slices.Concat(result.Errors, result.Warnings) {
		if l := m.Location; l != nil {
			m.Text = fmt.Sprintf("%s:%d: %s", strings.Replace(l.File, ":", "/", 1), l.Line, m.Text)
		}
		problems = append(problems, errors.New(m.Text))
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return bytes.TrimSpace(result.OutputFiles[0].Contents), nil
}

var knownName = regexp.MustCompile(`\bknown\.(\w+)`)

// readFrom has esbuild read modules from a file system, and looks whether what they take
// for known is.
func readFrom(web fs.FS, values map[string]any) api.Plugin {
	resolve := func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: path.Join(path.Dir(args.Importer), args.Path), Namespace: "web"}, nil
	}
	load := func(args api.OnLoadArgs) (result api.OnLoadResult, err error) {
		data, err := fs.ReadFile(web, args.Path)
		source := string(data)
		for i, line := range strings.Split(source, "\n") {
			for _, name := range knownName.FindAllStringSubmatch(line, -1) {
				if _, ok := values[name[1]]; !ok {
					result.Errors = append(result.Errors, api.Message{
						Text:     name[0] + " is told nowhere",
						Location: &api.Location{File: "web/" + args.Path, Line: i + 1},
					})
				}
			}
		}
		result.Contents, result.Loader = &source, api.LoaderDefault
		return result, err
	}
	return api.Plugin{Name: "web", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, resolve)
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "web"}, load)
	}}
}
