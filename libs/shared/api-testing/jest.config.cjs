module.exports = { displayName: 'shared-api-testing', preset: '../../../jest.preset.cjs' };
