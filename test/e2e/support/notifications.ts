import type { Locator, Page } from 'playwright-core';

/** The notification toasts that say `text`. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
}

/** A button of such a notification. */
export function notificationButton(page: Page, text: string | RegExp, button: string): Locator {
  return notification(page, text).getByRole('button', { name: button });
}

/** The texts of the error notifications that are shown now. */
export function errorNotifications(page: Page): Promise<string[]> {
  return page
    .locator('.notifications-toasts .notification-list-item')
    .filter({ has: page.locator('.notification-list-item-icon.codicon-error') })
    .locator('.notification-list-item-message')
    .allInnerTexts();
}
