// Whether n8n has taken over what was typed, which it does a moment after the last key.
import type { Page } from 'playwright-core';

/** Of the browser; n8n keeps its workflows in Pinia, Vue's store. */
declare const document: {
	querySelector(selector: string): {
		__vue_app__: {
			config: { globalProperties: { $pinia: { state: { value: Record<string, object> } } } };
		};
	};
};

/** Resolves once a parameter of this name has this value in the workflow. */
export async function untilTaken(page: Page, name: string, text: string): Promise<void> {
	await page.waitForFunction(
		([wantedName, wantedText]) => {
			const holds = (value: unknown): boolean =>
				typeof value === 'object' && value !== null
					? Object.entries(value).some(([key, inner]) =>
							key === wantedName ? isWanted(inner) || holds(inner) : holds(inner),
						)
					: false;
			const isWanted = (value: unknown): boolean =>
				String((value as { value?: unknown } | null)?.value ?? value) === wantedText;
			const app = document.querySelector('#app').__vue_app__;
			const stores = Object.entries(app.config.globalProperties.$pinia.state.value);
			return stores
				.filter(([key]) => key.startsWith('workflowDocuments/'))
				.some(([, store]) => holds((store as { nodesByName?: object }).nodesByName));
		},
		[name, text] as const,
	);
}
