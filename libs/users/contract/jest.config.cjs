module.exports = { displayName: 'users-contract', preset: '../../../jest.preset.cjs' };
