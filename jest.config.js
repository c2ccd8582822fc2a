/** @type {import('jest').Config} */
module.exports = {
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
	// The build's copies of package.json and codex files would collide with the sources.
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out/'],
	restoreMocks: true,
	// Real HTTP, real ffmpeg: slow machines need room; no test asserts a duration.
	testTimeout: 60_000,
};
