// Finds words that a person cannot read to their end.
import type { Locator, Page } from 'playwright-core';

/** Of the browser, whose types would collide with Node's elsewhere in the tests. */
declare function getComputedStyle(element: object): {
	textOverflow: string;
	webkitLineClamp: string;
};

/** The texts in this part of the page that end in an ellipsis or are cut after some lines. */
export async function cutOff(part: Locator): Promise<string[]> {
	return await part
		.first()
		.locator('*')
		.evaluateAll((elements) =>
			elements
				.filter((element) => {
					const { textOverflow, webkitLineClamp } = getComputedStyle(element);
					const tooWide = textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth;
					const tooHigh = webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight;
					return (tooWide || tooHigh) && element.tagName !== 'INPUT';
				})
				.map((element) => element.textContent ?? ''),
		);
}

/** Makes the window high enough to show the whole form, takes `look`, and restores the window. */
export async function inFullHeight(page: Page, look: () => Promise<void>): Promise<void> {
	const size = page.viewportSize();
	if (size === null) throw new Error('The window has no size.');
	const form = page.getByTestId('node-parameters');
	const missing = async () =>
		await form.evaluate((element) => element.scrollHeight - element.clientHeight);
	let { height } = size;
	for (let more = await missing(); more > 0; more = await missing()) {
		height += more;
		await page.setViewportSize({ ...size, height });
	}
	await look();
	await page.setViewportSize(size);
}
