// The credential, made by somebody who has none yet.
import type { Page } from 'playwright-core';
import { createCredential } from '../host/owner';
import { addFirstNode, openCanvas, openEditor } from './support/editor';
import type { Editor } from './support/editor';
import { picture } from './support/picture';
import { theWorld } from './support/world';

describe('the credential', () => {
	let editor: Editor;
	let page: Page;

	beforeAll(async () => {
		const { credential, fal, n8n } = theWorld();
		fal.reset();
		await n8n.rest('DELETE', `/rest/credentials/${credential.id}`);
		editor = await openEditor();
		page = editor.page;
		await openCanvas(page);
		await addFirstNode(page, 'upscale', 'Upscale');
		await picture(page, 'form without a credential');
		await page.getByText('Connect to Fal', { exact: true }).click();
		await dialog().waitFor();
	});

	afterAll(async () => {
		await editor.close();
		const world = theWorld();
		const { apiKey, proxyUrl } = world.fal;
		world.credential = await createCredential(world.n8n.rest, { apiKey, proxyUrl });
	});

	const dialog = () => page.getByTestId('editCredential-modal');
	const type = async (name: string, text: string) =>
		await dialog().getByTestId(`parameter-input-${name}`).locator('input').fill(text);

	test('says where the key comes from and what the proxy is for', async () => {
		await picture(page, 'credential empty');
		const words = await dialog().innerText();
		expect(words).toContain('From fal.ai/dashboard/keys; looks like id:secret');
		expect(words).toContain('Leave empty. Only for a local fal or a company proxy');
		expect(words).not.toContain('Allowed HTTP Request Domains');
	});

	test('refuses a wrong key with a sentence', async () => {
		const { fal } = theWorld();
		await type('apiKey', 'wrong-id:wrong-secret');
		await type('proxyUrl', fal.proxyUrl);
		await dialog().getByTestId('credential-save-button').click();
		await dialog().getByText('More details').click();
		await dialog().getByText('fal did not accept the API key.').waitFor();
		await picture(page, 'credential wrong key');
		expect(await dialog().innerText()).toContain(
			'fal did not accept the API key. Paste the whole key (id:secret) from fal.ai/dashboard/keys.',
		);
	});

	test('accepts the right key through the proxy', async () => {
		const { fal } = theWorld();
		await type('apiKey', fal.apiKey);
		await dialog().getByTestId('credential-save-button').click();
		// n8n closes the dialog once the key has passed the test.
		await dialog().waitFor({ state: 'hidden' });
		await picture(page, 'credential accepted');
		const name = page.getByTestId('node-credentials-select').locator('input');
		expect(await name.inputValue()).toBe('Fal account');
		// n8n asks once or twice per test.
		const prices = fal.exchanges.filter(({ operation }) => operation === 'pricing');
		expect([...new Set(prices.map(({ statusCode }) => statusCode))]).toEqual([401, 200]);
	});
});
