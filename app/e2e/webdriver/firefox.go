package webdriver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// preferences leave Firefox alone with the pages of the tests.
const preferences = `user_pref("marionette.port", 0);
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
`

// StartFirefox starts Firefox without a screen, its profile and home in dir.
func StartFirefox(program, dir string) (*Browser, error) {
	b := &Browser{}
	if err := b.startFirefox(program, dir); err != nil {
		return nil, fmt.Errorf("starting %s: %w\n%s", program, err, b.processes.stop())
	}
	return b, nil
}

func (b *Browser) startFirefox(program, dir string) error {
	if err := os.WriteFile(filepath.Join(dir, "user.js"), []byte(preferences), 0o644); err != nil {
		return err
	}
	err := b.start([]string{"HOME=" + dir}, nil, program, "--headless", "--marionette", "--no-remote", "--profile", dir)
	if err != nil {
		return err
	}
	port, err := marionettePort(dir)
	if err != nil {
		return err
	}
	m, err := dialMarionette("127.0.0.1:" + port)
	if err != nil {
		return err
	}
	b.transport = m
	_, err = b.call(newSession, capabilities())
	return err
}

// marionettePort waits until Firefox says in its profile where it listens.
func marionettePort(profile string) (string, error) {
	for end := time.Now().Add(startTimeout); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		port, err := os.ReadFile(filepath.Join(profile, "MarionetteActivePort"))
		if err == nil && len(port) > 0 {
			return strings.TrimSpace(string(port)), nil
		}
	}
	return "", errors.New("it does not listen for Marionette")
}
